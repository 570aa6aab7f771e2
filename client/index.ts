// @ts-nocheck
/**
 * Vestibule
 * 1
 * DO NOT MODIFY - This file has been generated using oazapfts.
 * See https://www.npmjs.com/package/oazapfts
 */
import * as Oazapfts from "@oazapfts/runtime";
import * as QS from "@oazapfts/runtime/query";
export const defaults: Oazapfts.Defaults<Oazapfts.CustomHeaders> = {
    headers: {},
    baseUrl: "http://localhost:3000"
};
const oazapfts = Oazapfts.runtime(defaults);
export const servers = {
    thisService: "http://localhost:3000"
};
export type Problem = {
    "type": string;
    title: string;
    status: number;
    detail: string;
    /** Stable; what a program decides by. */
    code: string;
    request_id: string;
    /** Only on the user-actions surface. */
    success?: boolean;
    errors?: {
        field: string;
        code: string;
        message: string;
    }[];
    /** A UUIDv7. */
    existing_invite_id?: string;
    missing_permission?: string;
    retry_after_seconds?: number;
};
export type NewInvite = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    first_name: string;
    last_name: string;
    application_id?: string | null;
    client_id?: string;
    send_email?: boolean;
    lang?: string | null;
    template_key?: string;
    custom_fields?: {
        [key: string]: unknown;
    };
    message?: string | null;
    role_id?: string | null;
    node_id?: string | null;
    assignments?: {
        /** A UUIDv7. */
        role_id: string;
        /** A UUIDv7. */
        node_id: string;
    }[];
};
export type Invite = {
    /** A UUIDv7. */
    id: string;
    email: string | null;
    mobile_number: string | null;
    first_name: string;
    last_name: string;
    name: string;
    status: "pending" | "accepted" | "expired" | "revoked" | "rejected";
    generation: number;
    /** UTC, milliseconds. */
    expires_at: string;
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
    send_email: boolean;
    lang: string | null;
    template_key: string;
    message: string | null;
    custom_fields: {
        [key: string]: unknown;
    };
    role_id: string | null;
    node_id: string | null;
    assignments: {
        /** A UUIDv7. */
        role_id: string;
        /** A UUIDv7. */
        node_id: string;
    }[];
    application_id: string | null;
    environment_id: string | null;
    import_id: string | null;
    resent_from: string | null;
    invited_by: {
        "type": string;
        /** A UUIDv7. */
        id: string;
        name: string;
    };
    identity: {
        status: "pending" | "active";
        /** A UUIDv7. */
        id?: string;
    };
    assignment: {
        status: "dormant" | "active";
        /** A UUIDv7. */
        role_id: string;
        /** A UUIDv7. */
        node_id: string;
        /** A UUIDv7. */
        id?: string;
    } | null;
    delivery: {
        state: "queued" | "sent" | "failed" | "not_requested";
        attempts: number;
        last_error: string | null;
        sent_at: string | null;
    };
    /** A copy link. Only where it was asked for. */
    accept_url?: string;
    opened_at: string | null;
};
export type ListIdentityInvitesAnswer = {
    data: Invite[];
    next_cursor: string | null;
};
export type InviteWithEvents = {
    /** A UUIDv7. */
    id: string;
    email: string | null;
    mobile_number: string | null;
    first_name: string;
    last_name: string;
    name: string;
    status: "pending" | "accepted" | "expired" | "revoked" | "rejected";
    generation: number;
    /** UTC, milliseconds. */
    expires_at: string;
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
    send_email: boolean;
    lang: string | null;
    template_key: string;
    message: string | null;
    custom_fields: {
        [key: string]: unknown;
    };
    role_id: string | null;
    node_id: string | null;
    assignments: {
        /** A UUIDv7. */
        role_id: string;
        /** A UUIDv7. */
        node_id: string;
    }[];
    application_id: string | null;
    environment_id: string | null;
    import_id: string | null;
    resent_from: string | null;
    invited_by: {
        "type": string;
        /** A UUIDv7. */
        id: string;
        name: string;
    };
    identity: {
        status: "pending" | "active";
        /** A UUIDv7. */
        id?: string;
    };
    assignment: {
        status: "dormant" | "active";
        /** A UUIDv7. */
        role_id: string;
        /** A UUIDv7. */
        node_id: string;
        /** A UUIDv7. */
        id?: string;
    } | null;
    delivery: {
        state: "queued" | "sent" | "failed" | "not_requested";
        attempts: number;
        last_error: string | null;
        sent_at: string | null;
    };
    /** A copy link. Only where it was asked for. */
    accept_url?: string;
    opened_at: string | null;
    events: {
        "type": string;
        /** UTC, milliseconds. */
        at: string;
        actor: {
            "type": string;
            id: string | null;
            name: string | null;
        };
        detail: {
            [key: string]: unknown;
        };
    }[];
};
export type BulkCreateIdentityInvitesBody = {
    invites: NewInvite[];
};
export type BulkAnswer = {
    results: {
        index: number;
        status: "created" | "error";
        /** A UUIDv7. */
        id?: string;
        accept_url?: string;
        error?: {
            /** As the single call refuses, or `duplicate_in_request`; `body_too_large` beyond 64 KiB. */
            code: string;
            field?: string;
            message: string;
        };
    }[];
    summary: {
        created: number;
        failed: number;
    };
};
export type MessagePreview = {
    subject: string;
    "from": string;
    to: string;
    reply_to: string | null;
    /** The language it is written in. */
    lang: string;
    html: string;
    text: string;
};
export type InvitesInNeed = {
    /** Whose message could not be delivered. */
    failed: number;
    ending: number;
    data: Invite[];
};
export type InviteFunnel = {
    created: number;
    /** Taken by the mail server, once at least. */
    sent: number;
    opened: number;
    accepted: number;
    declined: number;
    expired: number;
    revoked: number;
    pending: number;
    median_seconds_to_accept: number | null;
};
export type NewAccountInvite = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    first_name: string;
    last_name: string;
    application_id?: string | null;
    client_id?: string;
    send_email?: boolean;
    lang?: string | null;
    template_key?: string;
    custom_fields?: {
        [key: string]: unknown;
    };
    message?: string | null;
};
export type ListAccountIdentityInvitesAnswer = {
    data: Invite[];
    next_cursor: string | null;
};
export type BulkCreateAccountIdentityInvitesBody = {
    invites: NewAccountInvite[];
};
export type NewImport = {
    mode: "bulk_invite" | "bulk_create";
    /** Each an object by column, as the header of a file would name it. */
    rows: {
        [key: string]: string | number | boolean | null;
    }[];
    mapping?: {
        [key: string]: string | null;
    };
    selected_rows?: number[];
};
export type Import = {
    /** A UUIDv7. */
    id: string;
    mode: "bulk_invite" | "bulk_create" | "account_bulk_create";
    status: "queued" | "running" | "cancelling" | "cancelled" | "completed";
    filename: string | null;
    counts: {
        total: number;
        queued: number;
        succeeded: number;
        failed: number;
        skipped: number;
    };
    rows_per_second: number | null;
    eta_seconds: number | null;
    started_by: {
        "type": "operator" | "api_key";
        /** A UUIDv7. */
        id: string;
        name: string;
    };
    /** UTC, milliseconds. */
    created_at: string;
    started_at: string | null;
    finished_at: string | null;
};
export type ListImportsAnswer = {
    data: Import[];
    next_cursor: string | null;
};
export type ImportPreview = {
    columns: {
        header: string;
        field: string | null;
    }[];
    delimiter: ("," | ";" | "\t") | null;
    encoding: ("utf-8" | "utf-16le" | "utf-16be" | "windows-1252") | null;
    /** How many the file has, selected or not. */
    rows: number;
    stats: {
        valid: number;
        warning: number;
        error: number;
    };
    results: {
        row: number;
        verdict: "valid" | "warning" | "error";
        email: string;
        issues: {
            severity: "error" | "warning";
            code: string;
            field: string | null;
            message: string;
        }[];
    }[];
};
export type ImportDetail = {
    /** A UUIDv7. */
    id: string;
    mode: "bulk_invite" | "bulk_create" | "account_bulk_create";
    status: "queued" | "running" | "cancelling" | "cancelled" | "completed";
    filename: string | null;
    counts: {
        total: number;
        queued: number;
        succeeded: number;
        failed: number;
        skipped: number;
    };
    rows_per_second: number | null;
    eta_seconds: number | null;
    started_by: {
        "type": "operator" | "api_key";
        /** A UUIDv7. */
        id: string;
        name: string;
    };
    /** UTC, milliseconds. */
    created_at: string;
    started_at: string | null;
    finished_at: string | null;
    /** The field of each header; columns that were left out are not here. */
    mapping: {
        [key: string]: string;
    };
};
export type ImportRow = {
    /** Counts the rows of the file without its header. */
    row: number;
    status: "queued" | "succeeded" | "failed" | "skipped";
    email: string;
    code: string | null;
    message: string | null;
    identity_id: string | null;
    invite_id: string | null;
    /** By the header of their column, without passwords. */
    values: {
        [key: string]: string;
    };
    delivery_state: ("queued" | "sent" | "failed" | "not_requested") | null;
};
export type ListImportRowsAnswer = {
    data: ImportRow[];
    next_cursor: string | null;
};
export type RevokePendingImportAnswer = {
    revoked: number;
};
export type NewAccountImport = {
    mode: "account_bulk_create";
    /** Each an object by column, as the header of a file would name it. */
    rows: {
        [key: string]: string | number | boolean | null;
    }[];
    mapping?: {
        [key: string]: string | null;
    };
    selected_rows?: number[];
};
export type ListAccountImportsAnswer = {
    data: Import[];
    next_cursor: string | null;
};
export type ListAccountImportRowsAnswer = {
    data: ImportRow[];
    next_cursor: string | null;
};
export type RevokePendingAccountImportAnswer = {
    revoked: number;
};
export type Fact = {
    /** A UUIDv7; `webhook-id` of its deliveries. */
    id: string;
    "type": string;
    /** UTC, milliseconds. */
    occurred_at: string;
    /** `userinvitations`, `users` or `imports`. */
    objectType: string;
    /** A UUIDv7. */
    objectId: string;
    attributes: {
        [key: string]: unknown;
    };
    oldValue: {
        [key: string]: unknown;
    } | null;
    newValue: {
        [key: string]: unknown;
    } | null;
    /** Where operators see it in the dashboard. */
    url: string;
};
export type ListFactsAnswer = {
    data: Fact[];
    next_cursor: string | null;
};
export type Webhook = {
    /** A UUIDv7. */
    id: string;
    url: string;
    description: string | null;
    events: string[];
    enabled: boolean;
    disabled_reason: string | null;
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
};
export type ListWebhooksAnswer = {
    data: Webhook[];
    next_cursor: string | null;
};
export type NewWebhook = {
    /** An https address that is public. */
    url: string;
    /** The types of facts it hears of; empty: all of them. */
    events?: ("INVITE_USER" | "INVITE_ACCEPTED" | "INVITE_REVOKED" | "INVITE_REJECTED" | "INVITE_EXPIRED" | "INVITE_DELIVERY_FAILED" | "ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY" | "ACCOUNT_CIDAASIDENTITY_ADDED" | "IMPORT_COMPLETED")[];
    enabled?: boolean;
    description?: string | null;
};
export type CreatedWebhook = {
    /** A UUIDv7. */
    id: string;
    url: string;
    description: string | null;
    events: string[];
    enabled: boolean;
    disabled_reason: string | null;
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
    /** `whsec_…`. Shown only here. */
    secret: string;
};
export type UpdateWebhookBody = {
    url?: string;
    /** The types of facts it hears of; empty: all of them. */
    events?: ("INVITE_USER" | "INVITE_ACCEPTED" | "INVITE_REVOKED" | "INVITE_REJECTED" | "INVITE_EXPIRED" | "INVITE_DELIVERY_FAILED" | "ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY" | "ACCOUNT_CIDAASIDENTITY_ADDED" | "IMPORT_COMPLETED")[];
    enabled?: boolean;
    description?: string | null;
};
export type RotatedSecret = {
    /** `whsec_…`. Shown only here. */
    secret: string;
    /** UTC, milliseconds. */
    previous_expires_at: string;
};
export type WebhookDelivery = {
    /** A UUIDv7. */
    id: string;
    /** A UUIDv7. */
    webhook_id: string;
    fact_id: string | null;
    "type": string;
    status: "pending" | "delivered" | "failed";
    attempts: number;
    next_attempt_at: string | null;
    last_attempt_at: string | null;
    response: {
        status: number;
        /** Its first 4 KiB. */
        body: string;
        duration_ms: number;
    } | null;
    last_error: string | null;
    /** UTC, milliseconds. */
    created_at: string;
    delivered_at: string | null;
};
export type ListWebhookDeliveriesAnswer = {
    data: WebhookDelivery[];
    next_cursor: string | null;
};
export type SentWebhookDelivery = {
    /** A UUIDv7. */
    id: string;
    /** A UUIDv7. */
    webhook_id: string;
    fact_id: string | null;
    "type": string;
    status: "pending" | "delivered" | "failed";
    attempts: number;
    next_attempt_at: string | null;
    last_attempt_at: string | null;
    response: {
        status: number;
        /** Its first 4 KiB. */
        body: string;
        duration_ms: number;
    } | null;
    last_error: string | null;
    /** UTC, milliseconds. */
    created_at: string;
    delivered_at: string | null;
    request: Fact;
};
export type ListAccountFactsAnswer = {
    data: Fact[];
    next_cursor: string | null;
};
export type ListAccountWebhooksAnswer = {
    data: Webhook[];
    next_cursor: string | null;
};
export type CreateIdentityBody = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    first_name: string;
    last_name: string;
    password?: string | null;
    mobile_number?: string | null;
    external_id?: string | null;
    application_id?: string | null;
    custom_fields?: {
        [key: string]: unknown;
    };
    role_id?: string | null;
    node_id?: string | null;
};
export type CreatedIdentity = {
    /** A UUIDv7. */
    id: string;
    email: string | null;
    mobile_number: string | null;
    email_verified: boolean;
    first_name: string;
    last_name: string;
    name: string;
    status: "active";
    external_id: string | null;
    custom_fields: {
        [key: string]: unknown;
    };
    has_password: boolean;
    applications: {
        /** A UUIDv7. */
        application_id: string;
    }[];
    assignments: {
        /** A UUIDv7. */
        id: string;
        /** A UUIDv7. */
        role_id: string;
        /** A UUIDv7. */
        node_id: string;
        /** A UUIDv7. */
        environment_id: string;
    }[];
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
    warnings: {
        code: string;
        message: string;
    }[];
};
export type Identity = {
    /** A UUIDv7. */
    id: string;
    email: string | null;
    mobile_number: string | null;
    email_verified: boolean;
    first_name: string;
    last_name: string;
    name: string;
    status: "active";
    external_id: string | null;
    custom_fields: {
        [key: string]: unknown;
    };
    has_password: boolean;
    applications: {
        /** A UUIDv7. */
        application_id: string;
    }[];
    assignments: {
        /** A UUIDv7. */
        id: string;
        /** A UUIDv7. */
        role_id: string;
        /** A UUIDv7. */
        node_id: string;
        /** A UUIDv7. */
        environment_id: string;
    }[];
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
};
export type ListIdentitiesAnswer = {
    data: Identity[];
    next_cursor: string | null;
};
export type BulkCreateIdentitiesBody = {
    identities: CreateIdentityBody[];
};
export type CreateAccountIdentityBody = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    first_name: string;
    last_name: string;
    password?: string | null;
    mobile_number?: string | null;
    external_id?: string | null;
    application_id?: string | null;
    custom_fields?: {
        [key: string]: unknown;
    };
};
export type ListAccountIdentitiesAnswer = {
    data: Identity[];
    next_cursor: string | null;
};
export type BulkCreateAccountIdentitiesBody = {
    identities: CreateAccountIdentityBody[];
};
export type InviteLandingPage = {
    account_name: string;
    inviter_name: string;
    first_name: string;
    last_name: string;
    masked_email: string | null;
    masked_mobile_number: string | null;
    requires: "password" | "current_password" | "mail_link";
    /** UTC, milliseconds. */
    expires_at: string;
    role_names: string[];
    application_name: string | null;
    lang: string | null;
};
export type AcceptInviteBody = {
    token: string;
    first_name: string;
    last_name: string;
    /** 8 to 64 characters of any kind. */
    password?: string;
    /** 8 to 64 characters of any kind. */
    current_password?: string;
};
export type Acceptance = {
    invite: Invite;
    identity: {
        id: string;
        email: string | null;
        name: string;
        status: "active";
    };
    redirect_url: string | null;
};
export type DeclineInviteAnswer = {
    invite: {
        id: string;
        status: "rejected";
    };
};
export type MailInviteLinkAnswer = {
    masked_email: string | null;
    masked_mobile_number: string | null;
};
export type ListRolesAnswer = {
    data: {
        /** A UUIDv7. */
        id: string;
        name: string;
        permissions: string[];
        invitable: boolean;
        enabled: boolean;
        /** UTC, milliseconds. */
        created_at: string;
        /** Whether you may hand it out now, at some node. */
        grantable: boolean;
    }[];
    next_cursor: string | null;
};
export type NodeBranch = {
    /** A UUIDv7. */
    id: string;
    name: string;
    parent_id: string | null;
    /** Ids from the root down: `/root/child/`. */
    path: string;
    enabled: boolean;
    /** Whether you may give roles here now. */
    manageable: boolean;
    children: NodeBranch[];
};
export type ListNodesAnswer = {
    data: NodeBranch[];
};
export type Application = {
    /** A UUIDv7. */
    id: string;
    client_id: string;
    client_name: string;
    invite_redirect_url: string | null;
    initiate_login_uri: string | null;
    redirect_uris: string[];
    is_default: boolean;
    enabled: boolean;
    /** UTC, milliseconds. */
    created_at: string;
};
export type ListApplicationsAnswer = {
    data: Application[];
    next_cursor: string | null;
};
export type SignUpBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name: string;
    slug: string;
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    /** 8 to 64 characters of any kind. */
    password: string;
    first_name: string;
    last_name: string;
};
export type SignedUp = {
    account: {
        /** A UUIDv7. */
        id: string;
        slug: string;
        name: string;
    };
    environments: {
        /** A UUIDv7. */
        id: string;
        name: string;
        /** A UUIDv7. */
        root_node_id: string;
        /** A UUIDv7. */
        default_application_id: string;
    }[];
    operator: {
        /** A UUIDv7. */
        id: string;
        email: string;
    };
    token: string;
};
export type Account = {
    /** A UUIDv7. */
    id: string;
    slug: string;
    name: string;
    suspended: boolean;
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
};
export type UpdateAccountBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name?: string;
    suspended?: boolean;
};
export type Branding = {
    logo_url: string | null;
    color: string | null;
    sender_name: string | null;
    reply_to: string | null;
};
export type UpdateAccountBrandingBody = {
    logo_url?: string | null;
    color?: string | null;
    sender_name?: string | null;
    reply_to?: string | null;
};
export type MessageTemplate = {
    /** A UUIDv7. */
    id: string;
    key: string;
    medium: "EMAIL" | "SMS";
    lang: string;
    subject: string | null;
    body: string;
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
};
export type ListAccountMessageTemplatesAnswer = {
    data: MessageTemplate[];
    next_cursor: string | null;
};
export type NewMessageTemplate = {
    /** `INVITE_USER` takes the place of our own invitation. */
    key: string;
    medium: "EMAIL" | "SMS";
    /** A BCP 47 tag. What is written in Arabic or Hebrew runs from right to left. */
    lang: string;
    subject?: string | null;
    /** Mustache. HTML of an e-mail, a fragment or a whole document; plain text of an SMS. */
    body: string;
};
export type UpdateAccountMessageTemplateBody = {
    subject?: string | null;
    /** Mustache. HTML of an e-mail, a fragment or a whole document; plain text of an SMS. */
    body?: string;
};
export type PreviewAccountMessageTemplatesBody = {
    /** A UUIDv7. */
    template_id?: string;
    medium?: "EMAIL" | "SMS";
    /** A BCP 47 tag. What is written in Arabic or Hebrew runs from right to left. */
    lang?: string;
    subject?: string | null;
    /** Mustache. HTML of an e-mail, a fragment or a whole document; plain text of an SMS. */
    body?: string;
};
export type MessageTemplatePreview = {
    lang: string;
    subject: string | null;
    html: string | null;
    text: string;
    /** Of an SMS. */
    segments?: {
        encoding: "GSM-7" | "UCS-2";
        /** How many messages it is paid as. */
        count: number;
        /** Septets of GSM-7, UTF-16 code units of UCS-2. */
        units: number;
    };
};
export type TestSendAccountMessageTemplateBody = {
    /** An address, by default your own; for an SMS a number as `+491701234567`. */
    to?: string;
};
export type TestMessage = {
    medium: "EMAIL" | "SMS";
    to: string;
};
export type Operator = {
    /** A UUIDv7. */
    id: string;
    email: string;
    first_name: string;
    last_name: string;
    name: string;
    role: "admin" | "secondary_admin" | "user_invite";
    node_ids: string[];
    enabled: boolean;
    /** UTC, milliseconds. */
    created_at: string;
    /** UTC, milliseconds. */
    updated_at: string;
};
export type ListAccountOperatorsAnswer = {
    data: Operator[];
    next_cursor: string | null;
};
export type CreateAccountOperatorBody = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    first_name: string;
    last_name: string;
    role: "admin" | "secondary_admin" | "user_invite";
    /** 8 to 64 characters of any kind. */
    password: string;
    /** The subtrees the operator is limited to, of any Environment; none: not limited. */
    node_ids?: string[];
};
export type UpdateAccountOperatorBody = {
    first_name?: string;
    last_name?: string;
    role?: "admin" | "secondary_admin" | "user_invite";
    /** The subtrees the operator is limited to, of any Environment; none: not limited. */
    node_ids?: string[];
    enabled?: boolean;
    /** 8 to 64 characters of any kind. */
    password?: string;
    /** For who changes their own. */
    current_password?: string;
};
export type SignInBody = {
    account_slug: string;
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    /** 8 to 64 characters of any kind. */
    password: string;
};
export type SignedIn = {
    token: string;
    /** UTC, milliseconds. */
    expires_at: string;
    operator: {
        /** A UUIDv7. */
        id: string;
        email: string;
        name: string;
        role: string;
    };
};
export type CurrentSession = {
    /** UTC, milliseconds. */
    expires_at: string;
    operator: {
        /** A UUIDv7. */
        id: string;
        email: string;
        first_name: string;
        last_name: string;
        name: string;
        role: string;
        /** To subtrees of Nodes. */
        is_limited: boolean;
    };
    permissions: string[];
    account: {
        /** A UUIDv7. */
        id: string;
        slug: string;
        name: string;
        suspended: boolean;
    };
    environments: {
        /** A UUIDv7. */
        id: string;
        name: string;
        suspended: boolean;
        /** A UUIDv7. */
        root_node_id: string;
        /** A UUIDv7. */
        default_application_id: string;
    }[];
    workflows_url: string | null;
};
export type Environment = {
    /** A UUIDv7. */
    id: string;
    name: string;
    hierarchy_enabled: boolean;
    suspended: boolean;
    /** A UUIDv7. */
    root_node_id: string;
    /** A UUIDv7. */
    default_application_id: string;
    /** UTC, milliseconds. */
    created_at: string;
};
export type ListAccountEnvironmentsAnswer = {
    data: Environment[];
    next_cursor: string | null;
};
export type CreateAccountEnvironmentBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name: string;
    hierarchy_enabled?: boolean;
};
export type UpdateEnvironmentBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name?: string;
    hierarchy_enabled?: boolean;
    suspended?: boolean;
};
export type EnvironmentSetup = {
    /** Of any status. */
    invites: number;
    /** That give a role when they are accepted. */
    invites_with_role: number;
    /** Who use one of its applications or hold a role there. */
    identities: number;
    /** Of a role to an identity. */
    assignments: number;
    /** That have an acceptance page of their own. */
    applications_with_redirect: number;
    roles: number;
    /** With the root. */
    nodes: number;
    /** That work. */
    api_keys: number;
};
export type Role = {
    /** A UUIDv7. */
    id: string;
    name: string;
    permissions: string[];
    invitable: boolean;
    enabled: boolean;
    /** UTC, milliseconds. */
    created_at: string;
};
export type ListEnvironmentRolesAnswer = {
    data: Role[];
    next_cursor: string | null;
};
export type CreateEnvironmentRoleBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name: string;
    permissions?: string[];
    /** Whether `user_invite` operators may hand it out. */
    invitable?: boolean;
};
export type UpdateEnvironmentRoleBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name?: string;
    permissions?: string[];
    /** Whether `user_invite` operators may hand it out. */
    invitable?: boolean;
    enabled?: boolean;
};
export type Node = {
    /** A UUIDv7. */
    id: string;
    name: string;
    parent_id: string | null;
    /** Ids from the root down: `/root/child/`. */
    path: string;
    enabled: boolean;
    /** UTC, milliseconds. */
    created_at: string;
};
export type ListEnvironmentNodesAnswer = {
    data: Node[];
    next_cursor: string | null;
};
export type CreateEnvironmentNodeBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name: string;
    parent_id?: string | null;
};
export type UpdateEnvironmentNodeBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name?: string;
    /** Moves it there, with all that hangs below. */
    parent_id?: string;
    enabled?: boolean;
};
export type CreateEnvironmentApplicationBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    client_name: string;
    client_id?: string;
    invite_redirect_url?: string | null;
    initiate_login_uri?: string | null;
    redirect_uris?: string[];
};
export type UpdateEnvironmentApplicationBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    client_name?: string;
    invite_redirect_url?: string | null;
    initiate_login_uri?: string | null;
    redirect_uris?: string[];
    enabled?: boolean;
    /** Takes the place of the default that was. */
    is_default?: true;
};
export type ApiKey = {
    /** A UUIDv7. */
    id: string;
    name: string;
    /** The part of the key that is no secret. */
    prefix: string;
    permissions: string[];
    expires_at: string | null;
    last_used_at: string | null;
    revoked_at: string | null;
    /** UTC, milliseconds. */
    created_at: string;
};
export type ListEnvironmentApiKeysAnswer = {
    data: ApiKey[];
    next_cursor: string | null;
};
export type CreateEnvironmentApiKeyBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name: string;
    permissions: ("invite.read" | "invite.manage" | "identity.read" | "identity.manage" | "import.manage")[];
    expires_at?: string | null;
};
export type CreatedApiKey = {
    /** A UUIDv7. */
    id: string;
    name: string;
    /** The part of the key that is no secret. */
    prefix: string;
    permissions: string[];
    expires_at: string | null;
    /** Shown only here. */
    key: string;
};
export type UpdateEnvironmentApiKeyBody = {
    /** Kept in NFC, without blanks around it and without what nobody sees. */
    name?: string;
    /** Sooner than now set, not later. */
    expires_at?: string;
};
export type Policy = {
    /** As `90s`, `5m`, `12h` or `7d`. */
    invite_ttl: string;
    /** As `90s`, `5m`, `12h` or `7d`. */
    resend_cooldown: string;
    max_sends_per_recipient_per_day: number;
    portal_invites: boolean;
};
export type UpdateAccountPolicyBody = {
    invite_ttl?: string | null;
    resend_cooldown?: string | null;
    max_sends_per_recipient_per_day?: number;
    portal_invites?: boolean;
};
export type CreatePortalAccountSessionBody = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    /** 8 to 64 characters of any kind. */
    password: string;
};
export type PortalSession = {
    token: string;
    /** UTC, milliseconds. */
    expires_at: string;
    identity: {
        /** A UUIDv7. */
        id: string;
        email: string;
        name: string;
    };
};
export type CreatePortalAccountUserInviteBody = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email: string;
    first_name: string;
    last_name: string;
};
export type UserInvite = {
    /** A UUIDv7. */
    id: string;
    email: string;
    first_name: string;
    last_name: string;
    name: string;
    status: "pending" | "accepted" | "revoked" | "expired";
    /** UTC, milliseconds. */
    expires_at: string;
    /** A UUIDv7. */
    invited_by: string;
    /** UTC, milliseconds. */
    created_at: string;
};
export type ListPortalAccountUserInvitesAnswer = {
    data: UserInvite[];
    next_cursor: string | null;
};
export type NewUserInvitation = {
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email?: string;
    /** E.164, as in +4915112345678. */
    mobile_number?: string;
    given_name?: string;
    family_name?: string;
    groups?: {
        /** A Node. */
        group_id: string;
        /** Ids or names of Roles. */
        roles: string[];
    }[];
    client_id?: string;
    client_name?: string;
    /** As the Application has it registered: its login page. */
    initiate_login_uri: string;
    invite_template_key?: string;
    lang?: string;
    customFields?: {
        [key: string]: unknown;
    };
    /** Whoever registers does so under the invited address. */
    allow_same_email?: boolean;
};
export type UserInvitation = {
    /** A UUIDv7. */
    _id: string;
    state: "initiated" | "reinitiated" | "accepted" | "revoked" | "rejected";
    /** Whether its links work: it is pending, its window open. */
    valid: boolean;
    email: string | null;
    mobile_number: string | null;
    given_name: string;
    family_name: string;
    groups: {
        /** A UUIDv7. */
        group_id: string;
        roles: string[];
    }[];
    client_id: string | null;
    client_name: string | null;
    initiate_login_uri: string | null;
    invite_template_key: string;
    lang: string | null;
    customFields: {
        [key: string]: unknown;
    };
    allow_same_email: boolean;
    invited_by: {
        "type": string;
        /** A UUIDv7. */
        id: string;
        name: string;
    };
    sub: string | null;
    resent_from: string | null;
    /** UTC, milliseconds. */
    createdTime: string;
    /** UTC, milliseconds. */
    updatedTime: string;
    /** UTC, milliseconds. */
    expires_at: string;
    acceptedTime: string | null;
    /** A copy link. When made or resent. */
    accept_url?: string;
};
export type CreateUserInvitationAnswer = {
    success: true;
    status: 200;
    data: UserInvitation;
};
export type ChangeUserInvitationBody = {
    state: "reinitiated" | "accepted" | "revoked" | "rejected";
    /** With `accepted`: the Identity that was invited. */
    sub?: string;
};
export type FindUserInvitationsBody = {
    filter?: {
        state?: ("initiated" | "reinitiated" | "accepted" | "revoked" | "rejected") | ("initiated" | "reinitiated" | "accepted" | "revoked" | "rejected")[];
        email?: string;
        mobile_number?: string;
        client_id?: string;
        invited_by?: string;
        /** UTC, milliseconds. */
        created_after?: string;
        /** UTC, milliseconds. */
        created_before?: string;
    };
    sort?: {
        field?: "createdTime" | "updatedTime" | "email";
        order?: "asc" | "desc";
    };
    skip?: number;
    take?: number;
};
export type FindUserInvitationsAnswer = {
    success: true;
    status: 200;
    data: UserInvitation[];
    total: number;
};
export type Registration = {
    given_name?: string;
    family_name?: string;
    /** Kept trimmed, in NFC, an internationalised domain in Unicode; compared without case. Words of mixed alphabets, and letters drawn like Latin ones, are refused. */
    email?: string;
    /** E.164, as in +4915112345678. */
    mobile_number?: string;
    /** 8 to 64 characters of any kind. */
    password?: string;
    /** 8 to 64 characters of any kind. */
    password_echo?: string;
    /** 8 to 64 characters of any kind. */
    current_password?: string;
    customFields?: {
        [key: string]: unknown;
    };
};
export type Registered = {
    success: true;
    status: 200;
    data: {
        /** A UUIDv7. */
        sub: string;
        email: string | null;
        mobile_number: string | null;
        email_verified: boolean;
        given_name: string;
        family_name: string;
        customFields: {
            [key: string]: unknown;
        };
        invitation: {
            /** A UUIDv7. */
            _id: string;
            state: "initiated" | "reinitiated" | "accepted" | "revoked" | "rejected";
            valid: boolean;
        };
        redirect_url: string | null;
    };
};
export type DecodeCodecBody = {
    payloads: {
        metadata?: {
            [key: string]: string;
        };
        data?: string;
    }[];
};
export type DecodeCodecAnswer = {
    payloads: {
        metadata?: {
            [key: string]: string;
        };
        data?: string;
    }[];
};
export type Health = {
    status: "up";
};
export type Readiness = {
    status: "ready" | "degraded" | "unavailable";
    postgres: boolean;
    temporal: boolean;
};
export type GetPublicKeysAnswer = {
    keys: {
        [key: string]: string;
    }[];
};
export type ProblemType = {
    code: string;
    status: number;
    title: string;
};
export type NewAccountImportFile = {
    /** CSV, at most 10 MB and 10,000 rows. */
    file: Blob;
    mode: "account_bulk_create";
    /** JSON: a field, or null to leave it out, by header. */
    mapping?: string;
    /** JSON: the numbers of the rows to take; all when left out. */
    selected_rows?: string;
};
export type NewImportFile = {
    /** CSV, at most 10 MB and 10,000 rows. */
    file: Blob;
    mode: "bulk_invite" | "bulk_create";
    /** JSON: a field, or null to leave it out, by header. */
    mapping?: string;
    /** JSON: the numbers of the rows to take; all when left out. */
    selected_rows?: string;
};
/**
 * Follow all invites by server-sent events
 */
export function listIdentityInvitesEvents({ environmentId, lastEventId, xEnvironmentId }: {
    environmentId?: string;
    lastEventId?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identity-invites/events${QS.query(QS.explode({
        environment_id: environmentId,
        last_event_id: lastEventId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Invite a person
 */
export function createIdentityInvite({ xEnvironmentId, idempotencyKey, newInvite }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    newInvite: NewInvite;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_pending" | "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "role_node_pair" | "unknown_role" | "unknown_node" | "unknown_application" | "unknown_template" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/identity-invites", oazapfts.json({
        ...opts,
        method: "POST",
        body: newInvite,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List invites, newest first
 */
export function listIdentityInvites({ limit, cursor, status, email, q, importId, roleId, nodeId, needsAttention, createdAfter, createdBefore, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    status?: ("pending" | "accepted" | "expired" | "revoked" | "rejected") | ("pending" | "accepted" | "expired" | "revoked" | "rejected")[];
    email?: string;
    q?: string;
    importId?: string;
    roleId?: string;
    nodeId?: string;
    needsAttention?: boolean;
    createdAfter?: string;
    createdBefore?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListIdentityInvitesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identity-invites${QS.query(QS.explode({
        limit,
        cursor,
        status,
        email,
        q,
        import_id: importId,
        role_id: roleId,
        node_id: nodeId,
        needs_attention: needsAttention,
        created_after: createdAfter,
        created_before: createdBefore
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Read an invite with its timeline
 */
export function getIdentityInvite({ id, xEnvironmentId }: {
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: InviteWithEvents;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identity-invites/${encodeURIComponent(id)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Invite up to 200 people
 */
export function bulkCreateIdentityInvites({ xEnvironmentId, idempotencyKey, bulkCreateIdentityInvitesBody }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    bulkCreateIdentityInvitesBody: BulkCreateIdentityInvitesBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: BulkAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/identity-invites/bulk-create", oazapfts.json({
        ...opts,
        method: "POST",
        body: bulkCreateIdentityInvitesBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Preview the message of an invite
 */
export function previewIdentityInvites({ xEnvironmentId, idempotencyKey, newInvite }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    newInvite: NewInvite;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MessagePreview;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "role_node_pair" | "unknown_role" | "unknown_node" | "unknown_application" | "unknown_template" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/identity-invites/preview", oazapfts.json({
        ...opts,
        method: "POST",
        body: newInvite,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read which pending invites need attention
 */
export function getIdentityInvitesAttention({ xEnvironmentId }: {
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: InvitesInNeed;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/identity-invites/attention", {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Count how far invites get
 */
export function getIdentityInvitesFunnel({ importId, createdAfter, createdBefore, xEnvironmentId }: {
    importId?: string;
    createdAfter?: string;
    createdBefore?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: InviteFunnel;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identity-invites/funnel${QS.query(QS.explode({
        import_id: importId,
        created_after: createdAfter,
        created_before: createdBefore
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Send again: a new link, a new window
 */
export function resendIdentityInvite({ id, xEnvironmentId, idempotencyKey }: {
    id: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Invite;
    } | {
        status: 201;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_pending" | "invite_not_pending" | "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_role" | "unknown_node" | "unknown_application" | "unknown_template" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "resend_cooldown" | "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identity-invites/${encodeURIComponent(id)}/resend`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Withdraw an invite: its links are dead at once
 */
export function revokeIdentityInvite({ id, xEnvironmentId, idempotencyKey }: {
    id: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_not_pending" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identity-invites/${encodeURIComponent(id)}/revoke`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Take a link to hand on
 */
export function acceptUrlIdentityInvite({ id, xEnvironmentId, idempotencyKey }: {
    id: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_not_pending" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identity-invites/${encodeURIComponent(id)}/accept-url`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Follow all invites by server-sent events
 */
export function listAccountIdentityInvitesEvents({ lastEventId, slug }: {
    lastEventId?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/events${QS.query(QS.explode({
        last_event_id: lastEventId
    }))}`, {
        ...opts
    });
}
/**
 * Invite a person
 */
export function createAccountIdentityInvite({ slug, idempotencyKey, newAccountInvite }: {
    slug: string;
    idempotencyKey?: string;
    newAccountInvite: NewAccountInvite;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_pending" | "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "role_node_pair" | "unknown_role" | "unknown_node" | "unknown_application" | "unknown_template" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites`, oazapfts.json({
        ...opts,
        method: "POST",
        body: newAccountInvite,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List invites, newest first
 */
export function listAccountIdentityInvites({ limit, cursor, status, email, q, importId, roleId, nodeId, needsAttention, createdAfter, createdBefore, slug }: {
    limit?: number;
    cursor?: string;
    status?: ("pending" | "accepted" | "expired" | "revoked" | "rejected") | ("pending" | "accepted" | "expired" | "revoked" | "rejected")[];
    email?: string;
    q?: string;
    importId?: string;
    roleId?: string;
    nodeId?: string;
    needsAttention?: boolean;
    createdAfter?: string;
    createdBefore?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountIdentityInvitesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites${QS.query(QS.explode({
        limit,
        cursor,
        status,
        email,
        q,
        import_id: importId,
        role_id: roleId,
        node_id: nodeId,
        needs_attention: needsAttention,
        created_after: createdAfter,
        created_before: createdBefore
    }))}`, {
        ...opts
    });
}
/**
 * Read an invite with its timeline
 */
export function getAccountIdentityInvite({ slug, id }: {
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: InviteWithEvents;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Invite up to 200 people
 */
export function bulkCreateAccountIdentityInvites({ slug, idempotencyKey, bulkCreateAccountIdentityInvitesBody }: {
    slug: string;
    idempotencyKey?: string;
    bulkCreateAccountIdentityInvitesBody: BulkCreateAccountIdentityInvitesBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: BulkAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/bulk-create`, oazapfts.json({
        ...opts,
        method: "POST",
        body: bulkCreateAccountIdentityInvitesBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Preview the message of an invite
 */
export function previewAccountIdentityInvites({ slug, idempotencyKey, newAccountInvite }: {
    slug: string;
    idempotencyKey?: string;
    newAccountInvite: NewAccountInvite;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MessagePreview;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "role_node_pair" | "unknown_role" | "unknown_node" | "unknown_application" | "unknown_template" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/preview`, oazapfts.json({
        ...opts,
        method: "POST",
        body: newAccountInvite,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read which pending invites need attention
 */
export function getAccountIdentityInvitesAttention({ slug }: {
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: InvitesInNeed;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/attention`, {
        ...opts
    });
}
/**
 * Count how far invites get
 */
export function getAccountIdentityInvitesFunnel({ importId, createdAfter, createdBefore, slug }: {
    importId?: string;
    createdAfter?: string;
    createdBefore?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: InviteFunnel;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/funnel${QS.query(QS.explode({
        import_id: importId,
        created_after: createdAfter,
        created_before: createdBefore
    }))}`, {
        ...opts
    });
}
/**
 * Send again: a new link, a new window
 */
export function resendAccountIdentityInvite({ slug, id, idempotencyKey }: {
    slug: string;
    id: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Invite;
    } | {
        status: 201;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_pending" | "invite_not_pending" | "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_role" | "unknown_node" | "unknown_application" | "unknown_template" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "resend_cooldown" | "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/${encodeURIComponent(id)}/resend`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Withdraw an invite: its links are dead at once
 */
export function revokeAccountIdentityInvite({ slug, id, idempotencyKey }: {
    slug: string;
    id: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_not_pending" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/${encodeURIComponent(id)}/revoke`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Take a link to hand on
 */
export function acceptUrlAccountIdentityInvite({ slug, id, idempotencyKey }: {
    slug: string;
    id: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Invite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_not_pending" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identity-invites/${encodeURIComponent(id)}/accept-url`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Import people from a file, or from rows as JSON
 */
export function createImport({ xEnvironmentId, idempotencyKey, newImport }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    newImport: NewImport;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: Import;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "file_too_large" | "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/imports", oazapfts.json({
        ...opts,
        method: "POST",
        body: newImport,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List imports, newest first
 */
export function listImports({ limit, cursor, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListImportsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * See what an import would come to
 */
export function previewImports({ xEnvironmentId, idempotencyKey, newImport }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    newImport: NewImport;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ImportPreview;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "file_too_large" | "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/imports/preview", oazapfts.json({
        ...opts,
        method: "POST",
        body: newImport,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * A file to start from
 */
export function getImportsSampleCsv({ mode, environmentId, xEnvironmentId }: {
    mode?: "bulk_invite" | "bulk_create";
    environmentId?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports/sample.csv${QS.query(QS.explode({
        mode,
        environment_id: environmentId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Read an import
 */
export function getImport({ id, xEnvironmentId }: {
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ImportDetail;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports/${encodeURIComponent(id)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * List the rows of an import in the order of the file
 */
export function listImportRows({ limit, cursor, status, id, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    status?: "queued" | "succeeded" | "failed" | "skipped";
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListImportRowsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports/${encodeURIComponent(id)}/rows${QS.query(QS.explode({
        limit,
        cursor,
        status
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Follow an import by server-sent events
 */
export function listImportEvents({ environmentId, lastEventId, id, xEnvironmentId }: {
    environmentId?: string;
    lastEventId?: string;
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports/${encodeURIComponent(id)}/events${QS.query(QS.explode({
        environment_id: environmentId,
        last_event_id: lastEventId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * The file with what became of each row
 */
export function getImportResultsCsv({ only, environmentId, id, xEnvironmentId }: {
    only?: "failed";
    environmentId?: string;
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports/${encodeURIComponent(id)}/results.csv${QS.query(QS.explode({
        only,
        environment_id: environmentId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Stop an import between batches
 */
export function cancelImport({ id, xEnvironmentId, idempotencyKey }: {
    id: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Import;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports/${encodeURIComponent(id)}/cancel`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Withdraw every invite of an import that is still pending
 */
export function revokePendingImport({ id, xEnvironmentId, idempotencyKey }: {
    id: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RevokePendingImportAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/imports/${encodeURIComponent(id)}/revoke-pending`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Import people from a file, or from rows as JSON
 */
export function createAccountImport({ slug, idempotencyKey, newAccountImport }: {
    slug: string;
    idempotencyKey?: string;
    newAccountImport: NewAccountImport;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: Import;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "file_too_large" | "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports`, oazapfts.json({
        ...opts,
        method: "POST",
        body: newAccountImport,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List imports, newest first
 */
export function listAccountImports({ limit, cursor, slug }: {
    limit?: number;
    cursor?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountImportsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * See what an import would come to
 */
export function previewAccountImports({ slug, idempotencyKey, newAccountImport }: {
    slug: string;
    idempotencyKey?: string;
    newAccountImport: NewAccountImport;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ImportPreview;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "file_too_large" | "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/preview`, oazapfts.json({
        ...opts,
        method: "POST",
        body: newAccountImport,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * A file to start from
 */
export function getAccountImportsSampleCsv({ mode, slug }: {
    mode?: "account_bulk_create";
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/sample.csv${QS.query(QS.explode({
        mode
    }))}`, {
        ...opts
    });
}
/**
 * Read an import
 */
export function getAccountImport({ slug, id }: {
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ImportDetail;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * List the rows of an import in the order of the file
 */
export function listAccountImportRows({ limit, cursor, status, slug, id }: {
    limit?: number;
    cursor?: string;
    status?: "queued" | "succeeded" | "failed" | "skipped";
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountImportRowsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}/rows${QS.query(QS.explode({
        limit,
        cursor,
        status
    }))}`, {
        ...opts
    });
}
/**
 * Follow an import by server-sent events
 */
export function listAccountImportEvents({ lastEventId, slug, id }: {
    lastEventId?: string;
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}/events${QS.query(QS.explode({
        last_event_id: lastEventId
    }))}`, {
        ...opts
    });
}
/**
 * The file with what became of each row
 */
export function getAccountImportResultsCsv({ only, slug, id }: {
    only?: "failed";
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}/results.csv${QS.query(QS.explode({
        only
    }))}`, {
        ...opts
    });
}
/**
 * Stop an import between batches
 */
export function cancelAccountImport({ slug, id, idempotencyKey }: {
    slug: string;
    id: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Import;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}/cancel`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Withdraw every invite of an import that is still pending
 */
export function revokePendingAccountImport({ slug, id, idempotencyKey }: {
    slug: string;
    id: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RevokePendingAccountImportAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}/revoke-pending`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * List what happened, newest first
 */
export function listFacts({ limit, cursor, $type, objectId, occurredAfter, occurredBefore, order, after, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    $type?: string;
    objectId?: string;
    occurredAfter?: string;
    occurredBefore?: string;
    order?: "asc" | "desc";
    after?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListFactsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/facts${QS.query(QS.explode({
        limit,
        cursor,
        "type": $type,
        object_id: objectId,
        occurred_after: occurredAfter,
        occurred_before: occurredBefore,
        order,
        after
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * List webhooks, without their secrets
 */
export function listWebhooks({ limit, cursor, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListWebhooksAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Have facts delivered to an address
 */
export function createWebhook({ xEnvironmentId, idempotencyKey, newWebhook }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    newWebhook: NewWebhook;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CreatedWebhook;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "too_many_webhooks" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/webhooks", oazapfts.json({
        ...opts,
        method: "POST",
        body: newWebhook,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read a webhook, without its secret
 */
export function getWebhook({ id, xEnvironmentId }: {
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Webhook;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Change a webhook
 */
export function updateWebhook({ id, xEnvironmentId, updateWebhookBody }: {
    id: string;
    xEnvironmentId?: string;
    updateWebhookBody: UpdateWebhookBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Webhook;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateWebhookBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    }));
}
/**
 * Delete a webhook, with its deliveries
 */
export function deleteWebhook({ id, xEnvironmentId }: {
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Replace the secret of a webhook
 */
export function rotateSecretWebhook({ id, xEnvironmentId, idempotencyKey }: {
    id: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RotatedSecret;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}/rotate-secret`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Send a test to a webhook
 */
export function testWebhook({ id, xEnvironmentId, idempotencyKey }: {
    id: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: WebhookDelivery;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "webhook_disabled" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}/test`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * List the deliveries of a webhook, newest first
 */
export function listWebhookDeliveries({ limit, cursor, status, id, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    status?: "pending" | "delivered" | "failed";
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListWebhookDeliveriesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}/deliveries${QS.query(QS.explode({
        limit,
        cursor,
        status
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Read a delivery with the body that is sent
 */
export function getWebhookDelivery({ id, deliveryId, xEnvironmentId }: {
    id: string;
    deliveryId: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SentWebhookDelivery;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(deliveryId)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Deliver again, now
 */
export function redeliverWebhookDelivery({ id, deliveryId, xEnvironmentId, idempotencyKey }: {
    id: string;
    deliveryId: string;
    xEnvironmentId?: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: WebhookDelivery;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "webhook_disabled" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/webhooks/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(deliveryId)}/redeliver`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * List what happened, newest first
 */
export function listAccountFacts({ limit, cursor, $type, objectId, occurredAfter, occurredBefore, order, after, slug }: {
    limit?: number;
    cursor?: string;
    $type?: string;
    objectId?: string;
    occurredAfter?: string;
    occurredBefore?: string;
    order?: "asc" | "desc";
    after?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountFactsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/facts${QS.query(QS.explode({
        limit,
        cursor,
        "type": $type,
        object_id: objectId,
        occurred_after: occurredAfter,
        occurred_before: occurredBefore,
        order,
        after
    }))}`, {
        ...opts
    });
}
/**
 * List webhooks, without their secrets
 */
export function listAccountWebhooks({ limit, cursor, slug }: {
    limit?: number;
    cursor?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountWebhooksAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Have facts delivered to an address
 */
export function createAccountWebhook({ slug, idempotencyKey, newWebhook }: {
    slug: string;
    idempotencyKey?: string;
    newWebhook: NewWebhook;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CreatedWebhook;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "too_many_webhooks" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks`, oazapfts.json({
        ...opts,
        method: "POST",
        body: newWebhook,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read a webhook, without its secret
 */
export function getAccountWebhook({ slug, id }: {
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Webhook;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Change a webhook
 */
export function updateAccountWebhook({ slug, id, updateWebhookBody }: {
    slug: string;
    id: string;
    updateWebhookBody: UpdateWebhookBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Webhook;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateWebhookBody
    }));
}
/**
 * Delete a webhook, with its deliveries
 */
export function deleteAccountWebhook({ slug, id }: {
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Replace the secret of a webhook
 */
export function rotateSecretAccountWebhook({ slug, id, idempotencyKey }: {
    slug: string;
    id: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RotatedSecret;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}/rotate-secret`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Send a test to a webhook
 */
export function testAccountWebhook({ slug, id, idempotencyKey }: {
    slug: string;
    id: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: WebhookDelivery;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "webhook_disabled" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}/test`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * List the deliveries of a webhook, newest first
 */
export function listAccountWebhookDeliveries({ limit, cursor, status, slug, id }: {
    limit?: number;
    cursor?: string;
    status?: "pending" | "delivered" | "failed";
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListWebhookDeliveriesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}/deliveries${QS.query(QS.explode({
        limit,
        cursor,
        status
    }))}`, {
        ...opts
    });
}
/**
 * Read a delivery with the body that is sent
 */
export function getAccountWebhookDelivery({ slug, id, deliveryId }: {
    slug: string;
    id: string;
    deliveryId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: SentWebhookDelivery;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(deliveryId)}`, {
        ...opts
    });
}
/**
 * Deliver again, now
 */
export function redeliverAccountWebhookDelivery({ slug, id, deliveryId, idempotencyKey }: {
    slug: string;
    id: string;
    deliveryId: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: WebhookDelivery;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "webhook_disabled" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/webhooks/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(deliveryId)}/redeliver`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Create a person
 */
export function createIdentity({ xEnvironmentId, idempotencyKey, createIdentityBody }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    createIdentityBody: CreateIdentityBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CreatedIdentity;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "email_conflict" | "external_id_conflict" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "password_breached" | "unknown_role" | "unknown_node" | "unknown_application" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "breach_check_unavailable" | "service_unavailable";
        };
    }>("/api/v1/identities", oazapfts.json({
        ...opts,
        method: "POST",
        body: createIdentityBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List the people of an environment, newest first
 */
export function listIdentities({ limit, cursor, q, email, externalId, roleId, nodeId, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    q?: string;
    email?: string;
    externalId?: string;
    roleId?: string;
    nodeId?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListIdentitiesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identities${QS.query(QS.explode({
        limit,
        cursor,
        q,
        email,
        external_id: externalId,
        role_id: roleId,
        node_id: nodeId
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Create up to 200 people
 */
export function bulkCreateIdentities({ xEnvironmentId, idempotencyKey, bulkCreateIdentitiesBody }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    bulkCreateIdentitiesBody: BulkCreateIdentitiesBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: BulkAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/identities/bulk-create", oazapfts.json({
        ...opts,
        method: "POST",
        body: bulkCreateIdentitiesBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read a person
 */
export function getIdentity({ id, xEnvironmentId }: {
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Identity;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/identities/${encodeURIComponent(id)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Create a person in the account's directory
 */
export function createAccountIdentity({ slug, idempotencyKey, createAccountIdentityBody }: {
    slug: string;
    idempotencyKey?: string;
    createAccountIdentityBody: CreateAccountIdentityBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CreatedIdentity;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "email_conflict" | "external_id_conflict" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "password_breached" | "unknown_application" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "breach_check_unavailable" | "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identities`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createAccountIdentityBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List the account's directory, newest first
 */
export function listAccountIdentities({ limit, cursor, q, email, externalId, slug }: {
    limit?: number;
    cursor?: string;
    q?: string;
    email?: string;
    externalId?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountIdentitiesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identities${QS.query(QS.explode({
        limit,
        cursor,
        q,
        email,
        external_id: externalId
    }))}`, {
        ...opts
    });
}
/**
 * Create up to 200 people in the account's directory
 */
export function bulkCreateAccountIdentities({ slug, idempotencyKey, bulkCreateAccountIdentitiesBody }: {
    slug: string;
    idempotencyKey?: string;
    bulkCreateAccountIdentitiesBody: BulkCreateAccountIdentitiesBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: BulkAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "no_rows" | "too_many_rows" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identities/bulk-create`, oazapfts.json({
        ...opts,
        method: "POST",
        body: bulkCreateAccountIdentitiesBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read a person of the account's directory
 */
export function getAccountIdentity({ slug, id }: {
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Identity;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/identities/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * What a page needs to show for a link; changes nothing
 */
export function lookUpInvite({ token }: {
    token: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: InviteLandingPage;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 410;
        data: Problem & {
            code: "invite_accepted" | "invite_expired" | "invite_revoked" | "invite_rejected" | "invite_superseded";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/invite-acceptances/${encodeURIComponent(token)}`, {
        ...opts
    });
}
/**
 * Accept an invite
 */
export function acceptInvite({ idempotencyKey, acceptInviteBody }: {
    idempotencyKey?: string;
    acceptInviteBody: AcceptInviteBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Acceptance;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "invalid_credentials" | "current_password_required";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended" | "mail_link_required";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 410;
        data: Problem & {
            code: "invite_accepted" | "invite_expired" | "invite_revoked" | "invite_rejected" | "invite_superseded";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "password_breached" | "unknown_role" | "unknown_node" | "unknown_application" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "breach_check_unavailable" | "service_unavailable";
        };
    }>("/api/v1/invite-acceptances", oazapfts.json({
        ...opts,
        method: "POST",
        body: acceptInviteBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Decline an invite
 */
export function declineInvite({ token, idempotencyKey }: {
    token: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DeclineInviteAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 410;
        data: Problem & {
            code: "invite_accepted" | "invite_expired" | "invite_revoked" | "invite_rejected" | "invite_superseded";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/invite-acceptances/${encodeURIComponent(token)}/decline`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Have a fresh link mailed to the invited address
 */
export function mailInviteLink({ token, idempotencyKey }: {
    token: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 202;
        data: MailInviteLinkAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 410;
        data: Problem & {
            code: "invite_accepted" | "invite_expired" | "invite_revoked" | "invite_rejected" | "invite_superseded";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_role" | "unknown_node" | "unknown_application" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "resend_cooldown" | "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/invite-acceptances/${encodeURIComponent(token)}/mail-link`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * Tell that a person opened a page of the link
 */
export function noteInviteOpened({ token, idempotencyKey }: {
    token: string;
    idempotencyKey?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 410;
        data: Problem & {
            code: "invite_accepted" | "invite_expired" | "invite_revoked" | "invite_rejected" | "invite_superseded";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/invite-acceptances/${encodeURIComponent(token)}/opened`, {
        ...opts,
        method: "POST",
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    });
}
/**
 * The roles of your environment, the disabled ones too
 */
export function listRoles({ limit, cursor, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListRolesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/roles${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * The nodes of your environment, as a tree
 */
export function listNodes({ xEnvironmentId }: {
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListNodesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/nodes", {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * The applications of your environment, the disabled ones too
 */
export function listApplications({ limit, cursor, xEnvironmentId }: {
    limit?: number;
    cursor?: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListApplicationsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/applications${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Sign up
 */
export function signUp({ idempotencyKey, signUpBody }: {
    idempotencyKey?: string;
    signUpBody: SignUpBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: SignedUp;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "slug_taken" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "password_breached" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "breach_check_unavailable" | "service_unavailable";
        };
    }>("/api/v1/accounts", oazapfts.json({
        ...opts,
        method: "POST",
        body: signUpBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read the account
 */
export function getAccount({ slug }: {
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Account;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}`, {
        ...opts
    });
}
/**
 * Rename, suspend or resume the account
 */
export function updateAccount({ slug, updateAccountBody }: {
    slug: string;
    updateAccountBody: UpdateAccountBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Account;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateAccountBody
    }));
}
/**
 * Read the branding
 */
export function getAccountBranding({ slug }: {
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Branding;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/branding`, {
        ...opts
    });
}
/**
 * Change how messages look
 */
export function updateAccountBranding({ slug, updateAccountBrandingBody }: {
    slug: string;
    updateAccountBrandingBody: UpdateAccountBrandingBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Branding;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/branding`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateAccountBrandingBody
    }));
}
/**
 * Preview a message under another branding
 */
export function previewAccountBranding({ slug, idempotencyKey, updateAccountBrandingBody }: {
    slug: string;
    idempotencyKey?: string;
    updateAccountBrandingBody: UpdateAccountBrandingBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MessagePreview;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/branding/preview`, oazapfts.json({
        ...opts,
        method: "POST",
        body: updateAccountBrandingBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List message templates
 */
export function listAccountMessageTemplates({ limit, cursor, key, medium, slug }: {
    limit?: number;
    cursor?: string;
    key?: string;
    medium?: "EMAIL" | "SMS";
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountMessageTemplatesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/message-templates${QS.query(QS.explode({
        limit,
        cursor,
        key,
        medium
    }))}`, {
        ...opts
    });
}
/**
 * Word a message in one language
 */
export function createAccountMessageTemplate({ slug, idempotencyKey, newMessageTemplate }: {
    slug: string;
    idempotencyKey?: string;
    newMessageTemplate: NewMessageTemplate;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: MessageTemplate;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "template_taken" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "invalid_template" | "too_many_templates" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/message-templates`, oazapfts.json({
        ...opts,
        method: "POST",
        body: newMessageTemplate,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read a message template
 */
export function getAccountMessageTemplate({ slug, templateId }: {
    slug: string;
    templateId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MessageTemplate;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/message-templates/${encodeURIComponent(templateId)}`, {
        ...opts
    });
}
/**
 * Change what a message says
 */
export function updateAccountMessageTemplate({ slug, templateId, updateAccountMessageTemplateBody }: {
    slug: string;
    templateId: string;
    updateAccountMessageTemplateBody: UpdateAccountMessageTemplateBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MessageTemplate;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "invalid_template";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/message-templates/${encodeURIComponent(templateId)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateAccountMessageTemplateBody
    }));
}
/**
 * Delete a message template
 */
export function deleteAccountMessageTemplate({ slug, templateId }: {
    slug: string;
    templateId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "template_in_use";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/message-templates/${encodeURIComponent(templateId)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * See what a template says
 */
export function previewAccountMessageTemplates({ slug, idempotencyKey, previewAccountMessageTemplatesBody }: {
    slug: string;
    idempotencyKey?: string;
    previewAccountMessageTemplatesBody: PreviewAccountMessageTemplatesBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: MessageTemplatePreview;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_template" | "invalid_template" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/message-templates/preview`, oazapfts.json({
        ...opts,
        method: "POST",
        body: previewAccountMessageTemplatesBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Send a template to oneself
 */
export function testSendAccountMessageTemplate({ slug, templateId, idempotencyKey, testSendAccountMessageTemplateBody }: {
    slug: string;
    templateId: string;
    idempotencyKey?: string;
    testSendAccountMessageTemplateBody: TestSendAccountMessageTemplateBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: TestMessage;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "sms_not_configured" | "message_refused" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/message-templates/${encodeURIComponent(templateId)}/test-send`, oazapfts.json({
        ...opts,
        method: "POST",
        body: testSendAccountMessageTemplateBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List operators
 */
export function listAccountOperators({ limit, cursor, slug }: {
    limit?: number;
    cursor?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountOperatorsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/operators${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Appoint an operator
 */
export function createAccountOperator({ slug, idempotencyKey, createAccountOperatorBody }: {
    slug: string;
    idempotencyKey?: string;
    createAccountOperatorBody: CreateAccountOperatorBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Operator;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "email_conflict" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "password_breached" | "unknown_node" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "breach_check_unavailable" | "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/operators`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createAccountOperatorBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read an operator
 */
export function getAccountOperator({ slug, operatorId }: {
    slug: string;
    operatorId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Operator;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/operators/${encodeURIComponent(operatorId)}`, {
        ...opts
    });
}
/**
 * Change an operator
 */
export function updateAccountOperator({ slug, operatorId, updateAccountOperatorBody }: {
    slug: string;
    operatorId: string;
    updateAccountOperatorBody: UpdateAccountOperatorBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Operator;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired" | "invalid_credentials" | "current_password_required";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "last_admin";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "password_breached" | "unknown_node";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "breach_check_unavailable" | "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/operators/${encodeURIComponent(operatorId)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateAccountOperatorBody
    }));
}
/**
 * Remove an operator
 */
export function deleteAccountOperator({ slug, operatorId }: {
    slug: string;
    operatorId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "last_admin";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/operators/${encodeURIComponent(operatorId)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Sign in
 */
export function signIn({ idempotencyKey, signInBody }: {
    idempotencyKey?: string;
    signInBody: SignInBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: SignedIn;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "invalid_credentials";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/sessions", oazapfts.json({
        ...opts,
        method: "POST",
        body: signInBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Sign out
 */
export function signOut(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/sessions/current", {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Read who is signed in, and where to
 */
export function getCurrentSession(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CurrentSession;
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/api/v1/sessions/current", {
        ...opts
    });
}
/**
 * List environments
 */
export function listAccountEnvironments({ limit, cursor, slug }: {
    limit?: number;
    cursor?: string;
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListAccountEnvironmentsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/environments${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Create an environment
 */
export function createAccountEnvironment({ slug, idempotencyKey, createAccountEnvironmentBody }: {
    slug: string;
    idempotencyKey?: string;
    createAccountEnvironmentBody: CreateAccountEnvironmentBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Environment;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/environments`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createAccountEnvironmentBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read an environment
 */
export function getEnvironment({ id }: {
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Environment;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Change, suspend or resume an environment
 */
export function updateEnvironment({ id, updateEnvironmentBody }: {
    id: string;
    updateEnvironmentBody: UpdateEnvironmentBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Environment;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "flat_environment";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateEnvironmentBody
    }));
}
/**
 * Read how far an environment is set up
 */
export function getEnvironmentSetup({ id }: {
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: EnvironmentSetup;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/setup`, {
        ...opts
    });
}
/**
 * List roles
 */
export function listEnvironmentRoles({ limit, cursor, id }: {
    limit?: number;
    cursor?: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListEnvironmentRolesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/roles${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Create a role
 */
export function createEnvironmentRole({ id, idempotencyKey, createEnvironmentRoleBody }: {
    id: string;
    idempotencyKey?: string;
    createEnvironmentRoleBody: CreateEnvironmentRoleBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Role;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/roles`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createEnvironmentRoleBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read a role
 */
export function getEnvironmentRole({ id, roleId }: {
    id: string;
    roleId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Role;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/roles/${encodeURIComponent(roleId)}`, {
        ...opts
    });
}
/**
 * Change a role
 */
export function updateEnvironmentRole({ id, roleId, updateEnvironmentRoleBody }: {
    id: string;
    roleId: string;
    updateEnvironmentRoleBody: UpdateEnvironmentRoleBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Role;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/roles/${encodeURIComponent(roleId)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateEnvironmentRoleBody
    }));
}
/**
 * Delete a role that nothing names
 */
export function deleteEnvironmentRole({ id, roleId }: {
    id: string;
    roleId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "role_in_use";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/roles/${encodeURIComponent(roleId)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * List nodes, in the order they were made
 */
export function listEnvironmentNodes({ limit, cursor, id }: {
    limit?: number;
    cursor?: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListEnvironmentNodesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/nodes${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Create a node
 */
export function createEnvironmentNode({ id, idempotencyKey, createEnvironmentNodeBody }: {
    id: string;
    idempotencyKey?: string;
    createEnvironmentNodeBody: CreateEnvironmentNodeBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Node;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_node" | "flat_environment" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/nodes`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createEnvironmentNodeBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read a node
 */
export function getEnvironmentNode({ id, nodeId }: {
    id: string;
    nodeId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Node;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/nodes/${encodeURIComponent(nodeId)}`, {
        ...opts
    });
}
/**
 * Change or move a node
 */
export function updateEnvironmentNode({ id, nodeId, updateEnvironmentNodeBody }: {
    id: string;
    nodeId: string;
    updateEnvironmentNodeBody: UpdateEnvironmentNodeBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Node;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_node";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/nodes/${encodeURIComponent(nodeId)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateEnvironmentNodeBody
    }));
}
/**
 * Delete a node that nothing names
 */
export function deleteEnvironmentNode({ id, nodeId }: {
    id: string;
    nodeId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "node_in_use";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/nodes/${encodeURIComponent(nodeId)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * List applications
 */
export function listEnvironmentApplications({ limit, cursor, id }: {
    limit?: number;
    cursor?: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListApplicationsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/applications${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Create an application
 */
export function createEnvironmentApplication({ id, idempotencyKey, createEnvironmentApplicationBody }: {
    id: string;
    idempotencyKey?: string;
    createEnvironmentApplicationBody: CreateEnvironmentApplicationBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: Application;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/applications`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createEnvironmentApplicationBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read an application
 */
export function getEnvironmentApplication({ id, applicationId }: {
    id: string;
    applicationId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Application;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/applications/${encodeURIComponent(applicationId)}`, {
        ...opts
    });
}
/**
 * Change an application, or make it the default
 */
export function updateEnvironmentApplication({ id, applicationId, updateEnvironmentApplicationBody }: {
    id: string;
    applicationId: string;
    updateEnvironmentApplicationBody: UpdateEnvironmentApplicationBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Application;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "name_taken";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/applications/${encodeURIComponent(applicationId)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateEnvironmentApplicationBody
    }));
}
/**
 * Delete an application that nothing names
 */
export function deleteEnvironmentApplication({ id, applicationId }: {
    id: string;
    applicationId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "application_in_use";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/applications/${encodeURIComponent(applicationId)}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * List API keys, without their secrets
 */
export function listEnvironmentApiKeys({ limit, cursor, id }: {
    limit?: number;
    cursor?: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListEnvironmentApiKeysAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/api-keys${QS.query(QS.explode({
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Create an API key
 */
export function createEnvironmentApiKey({ id, idempotencyKey, createEnvironmentApiKeyBody }: {
    id: string;
    idempotencyKey?: string;
    createEnvironmentApiKeyBody: CreateEnvironmentApiKeyBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: CreatedApiKey;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/api-keys`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createEnvironmentApiKeyBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read an API key, without its secret
 */
export function getEnvironmentApiKey({ id, keyId }: {
    id: string;
    keyId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ApiKey;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/api-keys/${encodeURIComponent(keyId)}`, {
        ...opts
    });
}
/**
 * Revoke an API key, at once and for good
 */
export function deleteEnvironmentApiKey({ revokePending, id, keyId }: {
    revokePending?: boolean;
    id: string;
    keyId: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/api-keys/${encodeURIComponent(keyId)}${QS.query(QS.explode({
        revoke_pending: revokePending
    }))}`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Rename an API key, or let it expire sooner
 */
export function updateEnvironmentApiKey({ id, keyId, updateEnvironmentApiKeyBody }: {
    id: string;
    keyId: string;
    updateEnvironmentApiKeyBody: UpdateEnvironmentApiKeyBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ApiKey;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/environments/${encodeURIComponent(id)}/api-keys/${encodeURIComponent(keyId)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateEnvironmentApiKeyBody
    }));
}
/**
 * Read the policy
 */
export function getAccountPolicy({ slug }: {
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Policy;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/policy`, {
        ...opts
    });
}
/**
 * Change the policy
 */
export function updateAccountPolicy({ slug, updateAccountPolicyBody }: {
    slug: string;
    updateAccountPolicyBody: UpdateAccountPolicyBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Policy;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/api/v1/accounts/${encodeURIComponent(slug)}/policy`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: updateAccountPolicyBody
    }));
}
/**
 * Sign in as an identity
 */
export function createPortalAccountSession({ slug, idempotencyKey, createPortalAccountSessionBody }: {
    slug: string;
    idempotencyKey?: string;
    createPortalAccountSessionBody: CreatePortalAccountSessionBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: PortalSession;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "invalid_credentials";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/portal/v1/accounts/${encodeURIComponent(slug)}/sessions`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createPortalAccountSessionBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Sign out
 */
export function deletePortalAccountSessionsCurrent({ slug }: {
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 204;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/portal/v1/accounts/${encodeURIComponent(slug)}/sessions/current`, {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Invite a person to the account
 */
export function createPortalAccountUserInvite({ slug, idempotencyKey, createPortalAccountUserInviteBody }: {
    slug: string;
    idempotencyKey?: string;
    createPortalAccountUserInviteBody: CreatePortalAccountUserInviteBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 201;
        data: UserInvite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended" | "portal_invites_disabled";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_pending" | "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/portal/v1/accounts/${encodeURIComponent(slug)}/user-invites`, oazapfts.json({
        ...opts,
        method: "POST",
        body: createPortalAccountUserInviteBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * List the caller's own invites, newest first
 */
export function listPortalAccountUserInvites({ limit, cursor, status, slug }: {
    limit?: number;
    cursor?: string;
    status?: "pending" | "accepted" | "revoked" | "expired";
    slug: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ListPortalAccountUserInvitesAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/portal/v1/accounts/${encodeURIComponent(slug)}/user-invites${QS.query(QS.explode({
        limit,
        cursor,
        status
    }))}`, {
        ...opts
    });
}
/**
 * Read one of the caller's own invites
 */
export function getPortalAccountUserInvite({ slug, id }: {
    slug: string;
    id: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: UserInvite;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/portal/v1/accounts/${encodeURIComponent(slug)}/user-invites/${encodeURIComponent(id)}`, {
        ...opts
    });
}
/**
 * Invite a person to register at an application
 */
export function createUserInvitation({ xEnvironmentId, idempotencyKey, newUserInvitation }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    newUserInvitation: NewUserInvitation;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CreateUserInvitationAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json" | "invalid_template_key";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_pending" | "already_member" | "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_role" | "unknown_node" | "unknown_application" | "sms_not_configured" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/useractions-srv/invitations", oazapfts.json({
        ...opts,
        method: "POST",
        body: newUserInvitation,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Read an invitation
 */
export function getUserInvitation({ id, xEnvironmentId }: {
    id: string;
    xEnvironmentId?: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CreateUserInvitationAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/useractions-srv/invitations/${encodeURIComponent(id)}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    });
}
/**
 * Send again, withdraw, decline or accept an invitation
 */
export function changeUserInvitation({ id, xEnvironmentId, changeUserInvitationBody }: {
    id: string;
    xEnvironmentId?: string;
    changeUserInvitationBody: ChangeUserInvitationBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: CreateUserInvitationAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json" | "invalid_template_key";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found" | "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "invite_pending" | "invite_not_pending" | "already_member";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "unknown_role" | "unknown_node" | "unknown_application";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "resend_cooldown" | "recipient_cap" | "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>(`/useractions-srv/invitations/${encodeURIComponent(id)}`, oazapfts.json({
        ...opts,
        method: "PATCH",
        body: changeUserInvitationBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId
        })
    }));
}
/**
 * Find invitations of an Environment
 */
export function findUserInvitations({ xEnvironmentId, idempotencyKey, findUserInvitationsBody }: {
    xEnvironmentId?: string;
    idempotencyKey?: string;
    findUserInvitationsBody: FindUserInvitationsBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: FindUserInvitationsAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/useractions-srv/graph/invitations", oazapfts.json({
        ...opts,
        method: "POST",
        body: findUserInvitationsBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "X-Environment-Id": xEnvironmentId,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Register by an invitation
 */
export function registerUser({ inviteId, inviteIdHeader, idempotencyKey, registration }: {
    inviteId?: string;
    inviteIdHeader?: string;
    idempotencyKey?: string;
    registration: Registration;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Registered;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "invalid_credentials" | "current_password_required";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "account_suspended" | "mail_link_required";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "invite_not_found";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "email_conflict" | "idempotency_in_progress";
        };
    } | {
        status: 410;
        data: Problem & {
            code: "invite_accepted" | "invite_expired" | "invite_revoked" | "invite_rejected" | "invite_superseded";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "password_breached" | "unknown_role" | "unknown_node" | "unknown_application" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "breach_check_unavailable" | "service_unavailable";
        };
    }>(`/useractions-srv/registration${QS.query(QS.explode({
        invite_id: inviteId
    }))}`, oazapfts.json({
        ...opts,
        method: "POST",
        body: registration,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            invite_id: inviteIdHeader,
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Open payloads for the Temporal UI
 */
export function decodeCodec({ idempotencyKey, decodeCodecBody }: {
    idempotencyKey?: string;
    decodeCodecBody: DecodeCodecBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DecodeCodecAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/codec/decode", oazapfts.json({
        ...opts,
        method: "POST",
        body: decodeCodecBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Seal payloads for the Temporal UI
 */
export function encodeCodec({ idempotencyKey, decodeCodecBody }: {
    idempotencyKey?: string;
    decodeCodecBody: DecodeCodecBody;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: DecodeCodecAnswer;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request" | "invalid_json";
        };
    } | {
        status: 401;
        data: Problem & {
            code: "unauthenticated" | "token_expired";
        };
    } | {
        status: 403;
        data: Problem & {
            code: "wrong_principal" | "permission_denied" | "cross_origin" | "account_suspended";
        };
    } | {
        status: 409;
        data: Problem & {
            code: "idempotency_in_progress";
        };
    } | {
        status: 413;
        data: Problem & {
            code: "body_too_large";
        };
    } | {
        status: 415;
        data: Problem & {
            code: "unsupported_media_type";
        };
    } | {
        status: 422;
        data: Problem & {
            code: "validation_failed" | "unknown_field" | "idempotency_key_reused";
        };
    } | {
        status: 429;
        data: Problem & {
            code: "rate_limited";
        };
    } | {
        status: 500;
        data: Problem & {
            code: "internal";
        };
    } | {
        status: 503;
        data: Problem & {
            code: "service_unavailable";
        };
    }>("/codec/encode", oazapfts.json({
        ...opts,
        method: "POST",
        body: decodeCodecBody,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "Idempotency-Key": idempotencyKey
        })
    }));
}
/**
 * Whether the process is up
 */
export function getHealth(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Health;
    }>("/healthz", {
        ...opts
    });
}
/**
 * Whether it can do its work: 503 without Postgres
 */
export function getReadiness(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Readiness;
    } | {
        status: 503;
        data: Readiness;
    }>("/readyz", {
        ...opts
    });
}
/**
 * For Prometheus
 */
export function getMetrics(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchText("/metrics", {
        ...opts
    });
}
/**
 * This description (OpenAPI 3.1)
 */
export function getDescription(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: unknown;
    }>("/openapi.json", {
        ...opts
    });
}
/**
 * The keys that session tokens are verified with (RFC 7517)
 */
export function getPublicKeys(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: GetPublicKeysAnswer;
    }>("/.well-known/jwks.json", {
        ...opts
    });
}
/**
 * What a problem type says
 */
export function getProblemType({ code }: {
    code: string;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: ProblemType;
    } | {
        status: 400;
        data: Problem & {
            code: "bad_request";
        };
    } | {
        status: 404;
        data: Problem & {
            code: "not_found";
        };
    }>(`/problems/${encodeURIComponent(code)}`, {
        ...opts
    });
}
/**
 * This description, to read and to try out
 */
export function getReference(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchText("/docs/", {
        ...opts
    });
}
