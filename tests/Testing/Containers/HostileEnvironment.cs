namespace Testing.Containers;

/// <summary>Variables that jobs do set and that must not hinder an action: folders of the host, settings of the consumer's own .NET, locale and zone.</summary>
public static class HostileEnvironment
{
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PATH"] = "",
        ["DOTNET_ROOT"] = "/home/runner/.dotnet",
        ["DOTNET_gcServer"] = "1",
        ["DOTNET_STARTUP_HOOKS"] = "/home/runner/hooks/missing.dll",
        ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = "/home/runner/missing",
        ["AWS_CONFIG_FILE"] = "/home/runner/.aws/config",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/home/runner/.aws/credentials",
        ["TZ"] = "Mars/Olympus",
        ["LC_ALL"] = "tr_TR.ISO-8859-9",
        ["LANG"] = "tr_TR",
        ["TMPDIR"] = "/home/runner/missing",
        ["GIT_DIR"] = "/home/runner/missing/.git",
        ["GIT_TRACE"] = "1",
    };
}
