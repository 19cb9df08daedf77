using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Errors about inputs whose value must not be shown.</summary>
internal static class PrivateErrors
{
    public static void Problem(this InputReader read, string input, string message) =>
        read.ParsedPrivately<string>(input, _ => throw new FormatException($"{message}."));
}
