using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalAws.Lambda.Functions;

/// <summary><c>$LATEST</c> or a published version at one moment.</summary>
/// <param name="Settings">Members of FunctionConfiguration that the user chose, or their defaults.</param>
internal sealed record FunctionVersion(string Number, FunctionCode Code, JsonObject Settings)
{
    public const string Latest = "$LATEST";

    public string RevisionId { get; init; } = "";
    public DateTimeOffset Modified { get; init; }
    public string State { get; init; } = "Active";
    public string? StateReason { get; init; }
    public string? StateReasonCode { get; init; }
    public UpdateOutcome Update { get; init; } = UpdateOutcome.Succeeds;

    /// <summary>Settings of <c>$LATEST</c> it was published from, which know nothing of a description of its own.</summary>
    public JsonObject? PublishedFrom { get; init; }

    public string ConfigSha256 { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Settings.ToJsonString())));

    public bool IsPending => State == "Pending";
    public bool IsUpdating => Update.Status == UpdateOutcome.InProgress;

    /// <summary>Whether publishing <paramref name="latest"/> would give this version again.</summary>
    public bool IsSameAs(FunctionVersion latest) => Code.Sha256 == latest.Code.Sha256 && JsonNode.DeepEquals(PublishedFrom, latest.Settings);
}
