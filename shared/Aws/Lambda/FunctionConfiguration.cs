using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Configuration and state of a function or version, as AWS sent it: members unknown to this library are there too.</summary>
/// <param name="Tree">The whole answer.</param>
public sealed record FunctionConfiguration(JsonObject Tree)
{
    /// <summary>Name.</summary>
    public string Name => Text("FunctionName") ?? "";

    /// <summary>ARN; that of a version ends in <c>:version</c>.</summary>
    public string Arn => Text("FunctionArn") ?? "";

    /// <summary><c>$LATEST</c> or the number of a version.</summary>
    public string Version => Text("Version") ?? "";

    /// <summary>Base64 SHA-256 of the archive; for an image the hex digest of it.</summary>
    public string CodeSha256 => Text("CodeSha256") ?? "";

    /// <summary>Changes with every transition of the function.</summary>
    public string? RevisionId => Text("RevisionId");

    /// <summary><c>Zip</c> or <c>Image</c>.</summary>
    public string PackageType => Text("PackageType") ?? "Zip";

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public string Architecture => (Tree["Architectures"] as JsonArray)?.FirstOrDefault()?.ToString() ?? "x86_64";

    /// <summary>Longest run, seconds.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(Tree[nameof(Timeout)]?.GetValue<int>() ?? 3);

    /// <summary>Text of whoever published it.</summary>
    public string Description => Text("Description") ?? "";

    /// <summary>Time of the last change, ISO 8601.</summary>
    public string LastModified => Text("LastModified") ?? "";

    /// <summary><c>Pending</c>, <c>Active</c>, <c>Inactive</c> or <c>Failed</c>.</summary>
    public string State => Text("State") ?? "Active";

    /// <summary>Why it is in that state: code and text.</summary>
    public (string? Code, string? Text) StateReason => (Text("StateReasonCode"), Text("StateReason"));

    /// <summary><c>Successful</c>, <c>Failed</c> or <c>InProgress</c>.</summary>
    public string LastUpdateStatus => Text("LastUpdateStatus") ?? "Successful";

    /// <summary>Why the last update is in that status: code and text.</summary>
    public (string? Code, string? Text) LastUpdateReason => (Text("LastUpdateStatusReasonCode"), Text("LastUpdateStatusReason"));

    private string? Text(string member) => Tree[member]?.ToString();
}
