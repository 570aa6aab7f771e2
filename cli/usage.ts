import { importModes } from '../csv/fields.ts'

export const usage = `Usage:
  vestibule import <file> --mode <mode> [options]   import the people of a CSV file, and follow it
  vestibule import <file> --mode <mode> --dry-run   say what would become of each row; write nothing
  vestibule import --follow <id>                    follow an import that was begun before
  vestibule import --cancel <id>                    stop an import; what has not begun is skipped

Options:
  --mode <mode>             ${importModes.join(', ')}
  --mapping <header>=<field>  what a column means, once for each; no field: leave the column out
  --rows <numbers>          take these rows only, like 1,2,5-9; the first below the header is 1
  --key <text>              tells one import of a file from another; see below
  --account <slug>          the directory of this Account, as an operator
  --url <address>           where the server is
  --api-key <key>           better in VESTIBULE_API_KEY, where other users of the machine cannot see it
  --wait <seconds>          how long to go on asking a server that has gone away (300)
  -h, --help                this text

Environment: VESTIBULE_URL, VESTIBULE_API_KEY; VESTIBULE_TOKEN, an operator's session, for --account.
Without an address, the demo that 'npm start' describes in .local/stack.json (or STACK_FILE) is used.
NO_COLOR turns colours off.

The same command again, within 24 hours, follows the import that it began: the same file, mode,
mapping and rows are one import. Give a --key to import them anew.
Rows that failed are written next to the file: people.csv, people.failed.csv. Correct them there,
and import that file.

Exit codes:
  0    every row succeeded; --dry-run: no row has an error
  1    some rows failed or were skipped (those that --rows left out do not count)
  2    the command or the file's name is wrong
  3    the server refused: its code and message are printed
  4    the server cannot be reached
  70   a fault of this program
  130  interrupted by Ctrl-C; what the server has begun goes on
`
