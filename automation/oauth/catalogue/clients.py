"""What goes wrong on the machine of the client before or beside the org's word: files, ports, browser, network.

Unless an entry says otherwise it was seen with @salesforce/cli 2.146.3 or 2.150.6, or read in its code: grade A.
"""

from __future__ import annotations

from .entry import Cause, Entry, Look

_CLI = "A: @salesforce/cli 2.146.3"
_CONNECTION = (
    "check the address (--instance-url), the network, HTTPS_PROXY and the certificate authorities of this machine"
)

CLIENTS = (
    Entry(
        "file missing",
        "ENOENT: no such file or directory",
        "a file that the client was given is not there; with sf org login jwt that is the private key",
        (
            Cause(
                0, "give --jwt-key-file the path of server.key on this machine; in CI, write it from the secret first"
            ),
        ),
        ("enoent: no such file",),
        source=_CLI,
        vague=True,
        own=True,
    ),
    Entry(
        "key unreadable",
        "secretOrPrivateKey must be an asymmetric key",
        "the file given as private key is none that the client reads: empty, encrypted, a certificate, without lines",
        (
            Cause(
                0,
                "give the unencrypted PEM file of the private key (-----BEGIN PRIVATE KEY-----), its line breaks "
                "intact; what a file is: {show}",
            ),
        ),
        ("secretorprivatekey", "decoder routines", "no start line", "could not deserialize key data"),
        source=f"{_CLI}; OpenSSL and cryptography, as their own code says it",
        vague=True,
        own=True,
    ),
    Entry(
        "port taken",
        "Cannot start the OAuth redirect server on port 1717",
        "another program listens on the port to which the web login comes back",
        (
            Cause(
                6,
                "end that program, or choose another port: oauthLocalPort in sfdx-project.json and the app's Callback "
                "URL (APP_CALLBACK_PORT) alike",
            ),
        ),
        ("cannot start the oauth redirect server", "eaddrinuse"),
        ("PortInUseError",),
        source=_CLI,
        vague=True,
        own=True,
    ),
    Entry(
        "port no number",
        "ERR_SOCKET_BAD_PORT",
        "oauthLocalPort in sfdx-project.json is not the number of a port",
        (Cause(6, 'write it as "oauthLocalPort": 1717, and the same port in the app\'s Callback URL'),),
        codes=("ERR_SOCKET_BAD_PORT",),
        source=_CLI,
        own=True,
    ),
    Entry(
        "no browser",
        "CannotOpenBrowserError",
        "the client could not open a browser on this machine",
        (
            Cause(
                0,
                "log in where there is a browser, or name one with BROWSER or --browser; in CI and "
                "containers use sf org login jwt",
            ),
        ),
        ("unable to open the browser", "sf_container_mode"),
        ("CannotOpenBrowserError",),
        source=_CLI,
        vague=True,
        own=True,
    ),
    Entry(
        "never came back",
        "AuthTimeoutError",
        "nobody came back from the browser in time; an org that refuses the Callback URL says so only there",
        (
            Cause(
                6,
                "look at the browser's page: if it says redirect_uri_mismatch, make the app's Callback URL that of the "
                "client, port included; else log in within two minutes",
                Look.OTHER_CALLBACK,
            ),
        ),
        codes=("AuthTimeoutError",),
        source=_CLI,
        echo=1,
        own=True,
    ),
    Entry(
        "came back without a code",
        "MissingAuthCodeError",
        "something opened the client's callback address without the org's answer",
        (Cause(0, "log in again, in one browser tab; do not open the callback address yourself"),),
        codes=(
            "MissingAuthCodeError",
            "urlStateMismatch",
            "invalidRequestUri",
            "invalidRequestMethod",
            "ERR_HTTP_HEADERS_SENT",
        ),
        source=_CLI,
        vague=True,
        own=True,
    ),
    Entry(
        "scratch org sign-up",
        "C-1016",
        "scratch orgs are signed up with the Dev Hub's app, and it is an external client app",
        (
            Cause(
                0,
                "authorize the Dev Hub with a connected app; or set ConnectedAppConsumerKey to PlatformCLI in the "
                "scratch definition, or SF_SCRATCH_SIGNUP_CONNECTED_APP in newer versions of the CLI",
            ),
        ),
        ("c-1016",),
        source="C: forcedotcom/cli issues 3515 and 3638",
        own=True,
    ),
    Entry(
        "no such host",
        "DomainNotFoundError",
        "the org's address does not exist, or this machine cannot look it up",
        (
            Cause(
                0,
                "check --instance-url: https://YOURDOMAIN.my.salesforce.com, in a sandbox "
                "https://YOURDOMAIN--SANDBOX.sandbox.my.salesforce.com; a new My Domain takes a while",
            ),
        ),
        ("getaddrinfo enotfound", "name or service not known", "nodename nor servname"),
        ("DomainNotFoundError", "DomainNotFound", "ENOTFOUND"),
        source="A: Node.js and Python; the CLI's name for it read in its code",
        echo=2,
        vague=True,
        own=True,
    ),
    Entry(
        "lightning address",
        "Invalid instance URL",
        "the address is a page's (lightning.force.com), not the org's",
        (Cause(0, "use the org's own address: https://YOURDOMAIN.my.salesforce.com"),),
        ("invalid instance url",),
        ("LightningDomain",),
        source=_CLI,
        own=True,
    ),
    Entry(
        "unreachable",
        "fetch failed",
        "no answer came: the address is wrong, or network, proxy or certificates stand in the way",
        (Cause(0, _CONNECTION),),
        ("fetch failed", "self-signed certificate", "unable to get local issuer certificate", "max retries exceeded"),
        ("ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT"),
        source=_CLI,
        echo=2,
        vague=True,
        own=True,
    ),
    Entry(
        "node too old",
        "Cannot read properties of undefined (reading 'bind')",
        "this version of the CLI needs a newer Node.js: its HTTP client does not start on Node.js 20",
        (Cause(0, "use Node.js 22 or newer, or pin undici 7 in overrides of package.json"),),
        ("reading 'bind'",),
        source=_CLI,
        own=True,
    ),
    Entry(
        "nobody logged in",
        "No authorization information found",
        "this machine's CLI has not logged in to that org, or keeps its logins in another home folder",
        (Cause(0, "log in first (sf org login jwt), in the same job and with the same HOME"),),
        ("no authorization information found",),
        ("NamedOrgNotFoundError", "NoOrgFound"),
        source=_CLI,
        own=True,
    ),
)
