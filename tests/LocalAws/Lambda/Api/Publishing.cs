using System.Text.Json.Nodes;
using LocalAws.Lambda.Functions;

namespace LocalAws.Lambda.Api;

/// <summary>Makes versions of <c>$LATEST</c>.</summary>
internal sealed class Publishing(FunctionUpdates updates)
{
    /// <summary>A new version, or the last one when nothing has changed since.</summary>
    public JsonObject Publish(LocalFunction function, string? description)
    {
        if (function.Published.LastOrDefault() is { } last && last.IsSameAs(function.Latest))
            return ConfigurationJson.Show(function, last, last.Number);
        var version = updates.Pending(Next(function, description));
        function.Published.Add(version);
        updates.ActivateLater(function, version.Number, function.Latest.Update);
        return ConfigurationJson.Show(function, version, version.Number);
    }

    private static FunctionVersion Next(LocalFunction function, string? description)
    {
        var settings = function.Latest.Settings.DeepClone().AsObject();
        if (description is not null)
            settings["Description"] = description;
        return new FunctionVersion($"{function.NextVersion++}", function.Latest.Code, settings) { PublishedFrom = function.Latest.Settings };
    }
}
