"""Variables of an environment that are secrets, by their name or by their value."""

from __future__ import annotations

KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----"
SECRETS = {
    "SF_PASSWORD": "w0rd",
    "SFDX_ACCESS_TOKEN": "00Dx!y",
    "SFDX_AUTH_URL": "force://PlatformCLI::5Aep861@acme.my.salesforce.com",
    "APP_PRIVATE_KEY": KEY,
    "GITHUB_TOKEN": "ghs_x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "STRIPE_API_KEY": "x",
    "PGPASSWORD": "x",
    "MYSQL_PWD": "x",
    "DB_PASS": "x",
    "DATABASE_URL": "postgres://user:w0rd@db.example/x",
    "DEPLOY": KEY,
    "SERVER_B64": "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t",
}
