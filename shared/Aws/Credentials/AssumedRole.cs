namespace Actions.Aws;

/// <summary>Role chaining: other credentials assume the role.</summary>
internal sealed class AssumedRole(string roleArn, Sts sts, RoleSession session, string from) : ICredentialSource
{
    public string Description => $"{roleArn}, assumed by the {from}";

    public Task<AwsKeys> FetchAsync(CancellationToken cancellationToken) => sts.AssumeRoleAsync(roleArn, session, cancellationToken);
}
