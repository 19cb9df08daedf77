using System.Text;

namespace Actions.Aws;

/// <summary>What became of one run.</summary>
/// <param name="StatusCode">200 after a run, 202 when the event was taken.</param>
/// <param name="FunctionError"><c>Unhandled</c> or <c>Handled</c> when the function failed: its answer then tells the error. Null when it did not.</param>
/// <param name="ExecutedVersion">The version that ran.</param>
/// <param name="Payload">The answer.</param>
/// <param name="LogTail">The last 4 KB of its log; empty when there is none.</param>
public sealed record Invocation(int StatusCode, string? FunctionError, string? ExecutedVersion, byte[] Payload, string LogTail)
{
    internal static Invocation Of(InvokeOutput output) => new(
        output.StatusCode, output.FunctionError, output.ExecutedVersion, output.Payload ?? [], Tail(output.LogResult));

    // A tail begins anywhere, also inside a character.
    private static string Tail(string? base64)
    {
        var bytes = new byte[(base64?.Length ?? 0)];
        return Convert.TryFromBase64String(base64 ?? "", bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFFFD') : "";
    }
}
