"""Words of Setup's own on the screens around connected apps, which are nobody's secret. It compares nothing.

A text that is not here, and is no declared label, may be an organisation's own. Sources: screenshots and published
documentation of the screens (grades A-img to C); a label too many here would only be kept where it stands alone.
"""

from __future__ import annotations

from .policies import ADMIN_APPROVED

_SCREENS = """
Checked|Not Checked
Action|Add|Add Item(s)|All|Always|Assigned|Assigned Users|Available|Available OAuth Scopes|Available Profiles|Back
Available Permission Sets|Cancel|Close|Confirm|Continue|Create|Delete|Deny|Disable|Disabled|Done|Edit|Enable|Enabled
Enabled Profiles|Enabled Permission Sets|Finish|Manage|More|Next|No|None|--None--|Off|OK|On|Previous|Remove|Save
Save & New|Search|Select|Selected|Send|Submit|Turn On|Verify|View|Yes|items|Go|Got it|Refresh|Help for this Page
Home|Setup|SETUP|Setup Home|Search Setup|Quick Find|Quick Find / Search...|Object Manager|Administer|Administration
Build|Platform Tools|Settings|Users|Manage Users|Manage Apps|Apps|App Manager|Connected Apps|Manage Connected Apps
Connected Apps OAuth Usage|External Client Apps|External Client App Manager|External Client App Settings|Profiles
External Client Apps OAuth Usage|Permission Sets|Permission Set Groups|Installed Connected Apps|Master Label
App Name|Developer Name|App Type|Last Modified Date|Visible in Lightning Experience|Visible in Lightning E...
Connected|Connected (Managed)|Lightning|Lightning (Managed)|Classic|Classic (Managed)|New Lightning App
New Connected App|New External Client App|Create a Connected App|Create an External Client App|Connected App
External Client App|Allow creation of connected apps|Allow access to External Client App consumer secrets via REST API
Opt in to External Client Apps|Basic Information|Connected App Name|API Name|Contact Email|Contact Phone
Logo Image URL|Icon URL|Info URL|Description|Start URL|Mobile Start URL|API (Enable OAuth Settings)|Version
Enable OAuth Settings|Enable for Device Flow|Callback URL|Use digital signatures|Digital Certificate|Choose File
Selected OAuth Scopes|Scope|Web App Settings|Mobile App Settings|Custom Connected App Handler|Canvas App Settings
Consumer Key|Consumer Secret|Consumer Key and Secret|Consumer Details|Manage Consumer Details|Click to reveal
Staged Consumer Details|Staged Consumer Key|Staged Consumer Secret|Generate|Apply|Copy|Created By|Created Date
Installed By|Installed Date|Trusted IP Range for OAuth Web server flow|Custom Attributes|Initial Access Token
Token Valid for|Include Custom Attributes|Include Custom Permissions|No attributes|No permissions
Enable Single Logout|Single Logout enabled|Single Logout disabled|Configure ID Token|Enable Asset Tokens
Require Secret for Web Server Flow|Require Secret for Refresh Token Flow|Introspect All Tokens
Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows
Enable Client Credentials Flow|Enable Authorization Code and Credentials Flow|Enable Token Exchange Flow
Issue JSON Web Token (JWT)-based access tokens for named users|Enable Refresh Token Rotation
Migrate to External Client App|Connected App Detail|Connected App Edit|Edit Policies|OAuth Policies|OAuth policies
Permitted Users|All users may self-authorize|IP Relaxation|Enforce IP restrictions|Relax IP restrictions
Relax IP restrictions for activated devices|Enforce IP restrictions, but relax for refresh tokens
Refresh Token Policy|Refresh token is valid until revoked|Immediately expire refresh token
Expire refresh token if not used for|Expire refresh token after|Day(s)|Hour(s)|Month(s)|Session Policies
Timeout Value|High assurance session required|15 minutes|30 minutes|1 hour|2 hours|4 hours|8 hours|12 hours|24 hours
1hour|2hours|4hours|8hours|12hours|24hours|Custom Permissions|User Provisioning Settings|Enable User Provisioning
Manage Profiles|Manage Permission Sets|Application Profile Assignment|Application Permission Set Assignment
Profile|Profile Name|User License|Permission Set|Permission Set Label|Permission Set Create|Permission Set Overview
Enter permission set information|Label|Name|License|Session Activation Required|New|Clone|Custom|Profile Detail
Log In|Log Out|Logout|Username|Password|Remember me|Forgot Your Password?|Use Custom Domain|Verification Code
Verify Your Identity|Resend Code|Don't ask again|Change Your Password|Current Password|New Password
Confirm New Password|Register Your Mobile Phone|Mobile Phone Number|Remind Me Later|Insufficient Privileges
I Don't Want to Register My Phone|Data Not Available|URL No Longer Exists|Scheduled Maintenance
Switch to Salesforce Classic|Switch to Lightning Experience|= Required Information|Required Information|required
Loading|Loading...|more records|Show more|Page|First|Last|Approve Uninstalled Connected Apps|Learn more
Allow from 2-10 minutes for your changes to take effect on the server before using the connected app.
Changes can take up to 10 minutes to take effect.
Deleting a parent org also deletes all connected apps with OAuth settings enabled.
"""

_SCOPES = """
Access Pardot services (pardot_api)|Access and manage your Chatter data (chatter_api)|Full access (full)
Access and manage your Eclair data (eclair_api)|Access and manage your Wave data (wave_api)
Access and manage your data (api)|Access custom permissions (custom_permissions)
Access your basic information (id, profile, email, address, phone)|Access unique user identifiers (openid)
Allow access to your unique identifier (openid)|Provide access to custom applications (visualforce)
Perform requests on your behalf at any time (refresh_token, offline_access)
Provide access to your data via the Web (web)|Access Connect REST API resources (chatter_api)
Access Analytics REST API Charts Geodata resources (eclair_api)|Access Analytics REST API resources (wave_api)
Access Headless Forgot Password API (forgot_password)|Access Headless Registration API (user_registration_api)
Access Headless Passwordless Login API (pwdless_login_api)|Access Interaction API resources (interaction_api)
Access Lightning applications (lightning)|Access Visualforce applications (visualforce)
Access all Data Cloud API resources (cdp_api)|Access chatbot services (chatbot_api)|Access content resources (content)
Access the identity URL service (id, profile, email, address, phone)|Manage Pardot services (pardot_api)
Manage user data via APIs (api)|Manage user data via Web browsers (web)
Perform ANSI SQL queries on Customer Data Platform data (cdp_query_api)
Perform ANSI SQL queries on Data Cloud data (cdp_query_api)|Access Einstein GPT services (einstein_gpt_api)
Perform requests at any time (refresh_token, offline_access)|Access the Salesforce API Platform (sfap_api)
"""

SETUP_LABELS = (
    ADMIN_APPROVED,
    *(label for text in (_SCREENS, _SCOPES) for line in text.split("\n") for label in line.split("|") if label),
)
"""Labels, headings, buttons, choices and sentences of Setup's."""

_ADDRESSES = """
lightning setup NavigationMenus home page app mgmt forceconnectedapps forceAppEdit.apexp forceAppDetail.apexp
forceInstalledConnectedAppList.apexp _ui core application force connectedapp ForceConnectedApplicationPage
ForceConnectedApplicationProfilePage ForceConnectedApplicationPermSetPage perms ui PermissionSetLightningPage
PermSets EnhancedProfiles ConnectedApplication ConnectedAppsUsage ExternalClientApplicationSettings SetupOneHome
ManageExternalClientApplication ExternalClientAppsUsage ManageUsers PermSetGroups secur frontdoor.jsp login.jsp
contentDoor verification identity d e one one.app o 02u 00e 0PS 0H4 06P 0Ci view edit new services oauth2
authorize RemoteAccessAuthorizationPage.apexp chatter visualforce setupSplashPage setupcontent
"""

ADDRESS_WORDS = frozenset(_ADDRESSES.split())
"""What the paths of Setup's pages are made of; grades A to C."""
