namespace Actions.Aws;

/// <summary>The job's OIDC identity assumes the role: no secret is stored anywhere. Every renewal takes a new token.</summary>
internal sealed class OidcRole(string roleArn, OidcToken oidc, Sts sts, RoleSession session) : ICredentialSource
{
    public string Description => $"OIDC token for {roleArn}";

    public async Task<AwsKeys> FetchAsync(CancellationToken cancellationToken)
    {
        var token = await oidc.FetchAsync(cancellationToken);
        try
        {
            return await sts.AssumeRoleWithWebIdentityAsync(roleArn, session, token, cancellationToken);
        }
        catch (AwsException refused) when (refused.IsAccessDenied)
        {
            throw new AwsException(refused.Operation, refused.Code, refused.Message, Trust(OidcToken.Claims(token)), refused.Outcome, refused);
        }
    }

    private string Trust(IReadOnlyDictionary<string, string> claims)
    {
        var said = string.Join(", ", claims.Select(claim => $"{claim.Key} = {claim.Value}"));
        // Condition keys name the issuer without its scheme.
        var issuer = claims.GetValueOrDefault("iss", "token.actions.githubusercontent.com").Split("://")[^1];
        return $"The trust policy of {roleArn} refuses this job. Its token says: {said}. A condition that accepts it: "
            + $$$"""{"StringEquals": {"{{{issuer}}}:aud": "{{{claims.GetValueOrDefault("aud", "")}}}", "{{{issuer}}}:sub": "{{{claims.GetValueOrDefault("sub", "")}}}"}}""";
    }
}
