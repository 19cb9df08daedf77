using Actions.Toolkit;

namespace Actions.Aws;

/// <summary><c>AWS_WEB_IDENTITY_TOKEN_FILE</c> and <c>AWS_ROLE_ARN</c>: a token that something else keeps fresh in a file (IAM roles for service accounts).</summary>
internal sealed class WebIdentityFile(string path, string roleArn, Sts sts, RoleSession session, Action<string> mask) : ICredentialSource
{
    public string Description => $"web identity token file for {roleArn}";

    public async Task<AwsKeys> FetchAsync(CancellationToken cancellationToken)
    {
        var token = await ReadAsync(cancellationToken);
        mask(token);
        return await sts.AssumeRoleWithWebIdentityAsync(roleArn, session, token, cancellationToken);
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"AWS_WEB_IDENTITY_TOKEN_FILE cannot be read: {exception.Message}",
                "A path of the host does not exist in this container. Use role-to-assume, or pass access keys.", exception);
        }
    }
}
