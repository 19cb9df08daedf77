using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>A part of the configuration that AWS replaces whole: as it is, and as it shall be.</summary>
internal sealed record SettingsGroup(JsonObject Before, JsonObject After)
{
    public bool Changes => !FlatTree.Same(Before, After);

    /// <summary>The members that are given over those there are.</summary>
    public static SettingsGroup Merged(JsonObject? before, IEnumerable<KeyValuePair<string, JsonNode?>> given)
    {
        var after = (JsonObject?)before?.DeepClone() ?? [];
        foreach (var (member, value) in given)
            after[member] = value?.DeepClone();
        return new SettingsGroup(before ?? [], after);
    }
}
