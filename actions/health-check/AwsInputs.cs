using Actions.Aws;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say how AWS is asked for addresses.</summary>
internal static class AwsInputs
{
    public static AwsSettings Read(InputReader read) => new()
    {
        Region = read.OptionalText("region"),
        RoleToAssume = read.OptionalText("role-to-assume"),
        RoleDuration = read.Duration("role-duration", TimeSpan.FromMinutes(15), TimeSpan.FromHours(12)),
        Audience = read.Text("audience"),
        AllowedAccountIds = read.Lines("allowed-account-ids"),
    };
}
