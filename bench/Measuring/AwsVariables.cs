using LocalAws;
using LocalAws.Access;

namespace Bench.Measuring;

/// <summary>What leads a program to a local AWS, and to nothing else.</summary>
internal static class AwsVariables
{
    public static Dictionary<string, string> Of(LocalAwsServer server, AccessKey key) => new(CleanEnvironment.Variables)
    {
        ["AWS_ENDPOINT_URL"] = server.Endpoint.ToString().TrimEnd('/'),
        ["AWS_REGION"] = server.Region,
        ["AWS_DEFAULT_REGION"] = server.Region,
        ["AWS_ACCESS_KEY_ID"] = key.Id,
        ["AWS_SECRET_ACCESS_KEY"] = key.Secret,
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };
}
