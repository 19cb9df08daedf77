using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>Chooses where credentials come from. What is not in the environment handed in does not exist: no profile files, no process environment.</summary>
internal sealed class CredentialSources(
    AwsSettings settings, IReadOnlyDictionary<string, string> environment, RoleSession session, Sts anonymous, AwsHttp http, TimeProvider time,
    Action<string> mask, Action<string> info)
{
    /// <summary>
    /// With <c>role-to-assume</c>: the job's OIDC token, else the credentials at hand assume it. Without: the credentials at hand.
    /// </summary>
    /// <param name="signedSts">Makes an STS client that signs with a source's keys.</param>
    /// <exception cref="UserError">There is no source.</exception>
    public ICredentialSource Choose(Func<ICredentialSource, Sts> signedSts)
    {
        if (settings.RoleToAssume is not { Length: > 0 } role)
            return Ambient();
        if (OidcToken.IsAvailable(environment))
            return new OidcRole(role, new OidcToken(environment, settings.Audience, http.Client, time, mask), anonymous, session);
        var ambient = Ambient();
        return new AssumedRole(role, signedSts(ambient), session, ambient.Description);
    }

    private ICredentialSource Ambient()
    {
        if (EnvironmentKeys.IsPresent(environment))
            return new EnvironmentKeys(environment);
        if (Value("AWS_WEB_IDENTITY_TOKEN_FILE") is { } file && Value("AWS_ROLE_ARN") is { } role)
            return new WebIdentityFile(file, role, anonymous, session, mask);
        if (ContainerEndpoint.IsPresent(environment))
            return new ContainerEndpoint(environment, http.Client);
        foreach (var variable in new[] { "AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE" })
        {
            if (Value(variable) is not null)
                info($"{variable} is ignored: profile files of the host do not exist in this container.");
        }
        if (OidcToken.IsAvailable(environment) || string.Equals(Value("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
            throw NoCredentials.AtAll(OidcToken.IsAvailable(environment));
        return new InstanceMetadata(http.Client, InstanceMetadata.Address);
    }

    private string? Value(string name) => environment.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;
}
