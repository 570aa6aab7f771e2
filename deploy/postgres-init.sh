#!/bin/sh
# Runs once, on an empty data volume: the logins and the database, each with no more than it needs.
# The owner makes and migrates the schema. The application logs in as `vestibule` and acts as
# `vestibule_app`, which holds every grant and owns nothing. Temporal makes databases of its own.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$VESTIBULE_OWNER_PASSWORD" \
  --set app_password="$VESTIBULE_DB_PASSWORD" \
  --set temporal_password="$TEMPORAL_DB_PASSWORD" <<'SQL'
create role vestibule_app nologin;
create role vestibule_owner login createrole password :'owner_password';
create role vestibule login in role vestibule_app password :'app_password';
create role temporal login createdb password :'temporal_password';
create database vestibule owner vestibule_owner;
SQL
