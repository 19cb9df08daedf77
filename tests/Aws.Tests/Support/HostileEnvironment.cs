using System.Runtime.CompilerServices;

namespace Actions.Aws.Tests;

/// <summary>
/// Every test here runs in a process whose own environment would lead the AWS SDK astray, as the environment of a job can: paths of the
/// host, another region, other keys, a dead endpoint, unusable settings. Only the environment handed to a session may count.
/// </summary>
internal static class HostileEnvironment
{
    [ModuleInitializer]
    internal static void Set()
    {
        foreach (var (name, value) in new[]
        {
            ("AWS_CONFIG_FILE", "/home/runner/work/_temp/no/config"), ("AWS_SHARED_CREDENTIALS_FILE", "/home/runner/no/credentials"),
            ("AWS_PROFILE", "missing"), ("AWS_REGION", "ap-south-1"), ("AWS_DEFAULT_REGION", "ap-south-1"),
            ("AWS_ACCESS_KEY_ID", "AKIAWRONGWRONGWRONG0"), ("AWS_SECRET_ACCESS_KEY", "wrong"), ("AWS_SESSION_TOKEN", "wrong"),
            ("AWS_ENDPOINT_URL", "http://127.0.0.1:9"), ("AWS_ENDPOINT_URL_ECS", "http://127.0.0.1:9"), ("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:9"),
            ("AWS_RETRY_MODE", "nonsense"), ("AWS_MAX_ATTEMPTS", "1"), ("AWS_DEFAULTS_MODE", "nonsense"), ("AWS_USE_FIPS_ENDPOINT", "true"),
            ("AWS_USE_DUALSTACK_ENDPOINT", "true"), ("AWS_STS_REGIONAL_ENDPOINTS", "legacy"), ("HTTP_PROXY", "http://127.0.0.1:9"),
            ("http_proxy", "http://127.0.0.1:9"), ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:9/"),
        })
            Environment.SetEnvironmentVariable(name, value);
    }
}
