namespace Actions.Aws;

/// <summary><c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c>, <c>AWS_SESSION_TOKEN</c>.</summary>
internal sealed class EnvironmentKeys(IReadOnlyDictionary<string, string> environment) : ICredentialSource
{
    public static bool IsPresent(IReadOnlyDictionary<string, string> environment) =>
        Value(environment, "AWS_ACCESS_KEY_ID") is not null && Value(environment, "AWS_SECRET_ACCESS_KEY") is not null;

    public string Description => "access key of the environment";

    public Task<AwsKeys> FetchAsync(CancellationToken cancellationToken) => Task.FromResult(new AwsKeys(
        Value(environment, "AWS_ACCESS_KEY_ID")!, Value(environment, "AWS_SECRET_ACCESS_KEY")!, Value(environment, "AWS_SESSION_TOKEN"), Expires: null));

    private static string? Value(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;
}
