"""The Salesforce DX project: sfdx-project.json and the port of the CLI's web login."""
