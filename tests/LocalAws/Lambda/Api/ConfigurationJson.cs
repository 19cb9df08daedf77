using System.Globalization;
using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;

namespace LocalAws.Lambda.Api;

/// <summary>Writes a version as FunctionConfiguration.</summary>
internal static class ConfigurationJson
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <param name="qualifier">As it was asked for: the ARN ends with it.</param>
    public static JsonObject Show(LocalFunction function, FunctionVersion version, string? qualifier)
    {
        var shown = new JsonObject
        {
            ["FunctionName"] = function.Name,
            ["FunctionArn"] = function.ArnOf(qualifier),
            ["Version"] = version.Number,
            ["RevisionId"] = version.RevisionId,
            ["LastModified"] = Time(version.Modified),
            ["CodeSha256"] = version.Code.Sha256,
            ["CodeSize"] = version.Code.Size,
            ["ConfigSha256"] = version.ConfigSha256,
            ["PackageType"] = version.Code.PackageType,
        };
        foreach (var (member, value) in version.Settings)
            shown[member] = value?.DeepClone();
        if (function.EnvironmentError is { } hidden && shown.ContainsKey("Environment"))
            shown["Environment"] = new JsonObject { ["Error"] = hidden.DeepClone() };
        return WithStates(shown, version);
    }

    private static JsonObject WithStates(JsonObject shown, FunctionVersion version)
    {
        shown["State"] = version.State;
        shown["LastUpdateStatus"] = version.Update.Status;
        return shown
            .With("StateReason", version.StateReason)
            .With("StateReasonCode", version.StateReasonCode)
            .With("LastUpdateStatusReason", version.Update.Reason)
            .With("LastUpdateStatusReasonCode", version.Update.ReasonCode);
    }
}
