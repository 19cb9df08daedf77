using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>The words for a job that has no AWS credentials.</summary>
internal static class NoCredentials
{
    public static UserError AtAll(bool oidcAvailable) => oidcAvailable
        ? new UserError(
            "There are no AWS credentials: the job may ask for an OIDC token, but role-to-assume is missing.",
            "Give role-to-assume: the ARN of an IAM role that trusts this repository.")
        : new UserError(
            "There are no AWS credentials.",
            """
            Give role-to-assume and let the job ask for an OIDC token:
              permissions:
                id-token: write
                contents: read
            In a reusable workflow the calling job must grant this; pull requests from forks never get it.
            Or run a step before this one that sets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
            """);
}
