"""The 17 steps in four chapters: the table of contents of the whole project.

Edition: Salesforce DX Developer Guide of about Winter '22 to '23. Which steps a flow takes is the guide's, except that
the web flow saves in step 16 too: steps 13 and 14 would not last without it.
"""

from __future__ import annotations

from dataclasses import replace

from pages.values.durations import split_duration

from ..app.desired import DesiredApp
from ..context.readings import read_app_to_change, read_assigned, read_policies
from ..context.step_context import StepContext
from ..engine.step import Chapter, Flow, Step
from . import app, basics, form, policies, sign_in, users
from .help_texts import explained, scopes
from .lights.targets import placed

JWT = frozenset({Flow.JWT})


def scenario(wanted: DesiredApp) -> tuple[Chapter[StepContext], ...]:
    """All chapters, with the wanted values in the words that a person reads."""
    chapters = _sign_in(), _create(wanted), _policies(wanted), _users(wanted)
    return tuple(replace(placed(explained(one, wanted)), permits=StepContext.permit) for one in chapters)


def _sign_in() -> Chapter[StepContext]:
    return Chapter(
        "Sign in and find App Manager",
        (
            Step(
                1,
                "Log in to the org",
                "Open the org's login page and log in as an administrator.",
                sign_in.log_in,
                sign_in.not_logged_in,
                lasting=False,
                then=sign_in.know_the_org,
            ),
            Step(
                2,
                "Find App Manager in Setup",
                "In Setup, type **App Manager** into **Quick Find** and click it. In Classic, it is **Apps**.",
                sign_in.find_app_manager,
                sign_in.not_at_app_manager,
                lasting=False,
            ),
        ),
        left=sign_in.logged_out,
    )


def _create(wanted: DesiredApp) -> Chapter[StepContext]:
    certificate = wanted.certificate.name if wanted.certificate else "server.crt"
    steps = (
        Step(3, "New Connected App", "Click **New Connected App**.", app.new_app, app.no_form, lasting=False),
        Step(
            4,
            "Basic information",
            f"**Connected App Name**: {wanted.name}. **API Name** fills in by itself; make it {wanted.api_name}. "
            f"**Contact Email**: {wanted.texts.get('contact_email', '') or 'whoever looks after the app'}.",
            basics.fill_basics,
            basics.basics_differ,
        ),
        Step(
            5,
            "Enable OAuth Settings",
            "Select **Enable OAuth Settings**; the rest of the section appears.",
            form.enable_oauth,
            form.oauth_differs,
        ),
        Step(
            6,
            "Callback URL",
            f"**Callback URL**: {wanted.callback_url}. If that port is taken on this machine, use a free one and set "
            "`oauthLocalPort` in sfdx-project.json to it.",
            form.set_callback,
            form.callback_differs,
        ),
        Step(
            7,
            "Use digital signatures",
            "Select **Use digital signatures**; **Choose File** appears below it.",
            form.use_digital_signatures,
            form.digital_signatures_differ,
            flows=JWT,
            optional=True,
        ),
        Step(
            8,
            "Upload the certificate",
            f"Click **Choose File** and choose {certificate}. Never upload the private key.",
            form.upload_certificate,
            form.certificate_differs,
            flows=JWT,
            optional=True,
        ),
        Step(
            9,
            "OAuth scopes",
            f"Add {scopes(wanted)}.",
            form.add_scopes,
            form.scopes_differ,
            optional=True,
        ),
        Step(
            10,
            "Save the app",
            "Click **Save**, then **Continue**. Keep the **Consumer Key** that the page shows.",
            app.save_app,
            app.app_not_saved,
            saves=True,
        ),
    )
    read_back, goes_on = read_app_to_change, form.may_have_policies
    return Chapter("Create the connected app", steps, read_back=read_back, stored=lambda _: True, goes_on=goes_on)


def _policies(wanted: DesiredApp) -> Chapter[StepContext]:
    policy, after = split_duration(wanted.refresh_policy)
    period = f" and enter {after.number} **{after.unit}**" if after else ""
    steps = (
        Step(
            11,
            "Manage",
            "On the app's page, click **Manage**.",
            policies.manage,
            policies.not_managing,
            lasting=False,
        ),
        Step(
            12,
            "Edit Policies",
            "Click **Edit Policies**.",
            policies.edit_policies,
            policies.not_editing,
            lasting=False,
        ),
        Step(
            13,
            "Refresh token policy",
            f"Choose **{policy}**{period}. A leaked token stops working by then.",
            policies.expire_refresh_token,
            policies.refresh_token_differs,
            optional=True,
        ),
        Step(
            14,
            "Session timeout",
            f"Set **Timeout Value** to {wanted.session_timeout}. The CLI gets a new access token by itself.",
            policies.set_timeout,
            policies.timeout_differs,
            optional=True,
        ),
        Step(
            15,
            "Permitted users",
            "Set **Permitted Users** to **Admin approved users are pre-authorized** and click **OK** in the dialog. "
            "Anyone who uses the app now and isn't chosen in step 17 loses access.",
            policies.pre_authorize,
            policies.permitted_users_differ,
            flows=JWT,
            optional=True,
        ),
        Step(
            16,
            "Save the policies",
            "Click **Save**.",
            policies.save_policies,
            policies.policies_not_saved,
            lasting=False,
            saves=True,
        ),
    )
    users_follow = policies.may_have_users
    return Chapter("Set its policies", steps, read_back=read_policies, stored=_was_there, goes_on=users_follow)


def _users(wanted: DesiredApp) -> Chapter[StepContext]:
    profiles, permission_sets = (", ".join(names) or "none" for names in (wanted.profiles, wanted.permission_sets))
    step = Step(
        17,
        "Choose who is pre-authorized",
        f"**Manage Profiles**: {profiles}. **Manage Permission Sets**: {permission_sets}. Create missing ones.",
        users.choose_users,
        users.users_differ,
        flows=JWT,
        saves=True,
        optional=True,
        foresee=users.foresee_users,
    )
    return Chapter("Pre-authorize users", (step,), read_back=read_assigned, stored=_was_there)


def _was_there(context: StepContext) -> bool:
    """An app that this walk has just made has no policies of anybody's yet: there is nothing to read first."""
    return context.app is not None and not context.made_here
