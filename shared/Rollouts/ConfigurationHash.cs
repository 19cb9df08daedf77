using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>A hash over settings, so that a later step finds out whether they are still the same without having kept them.</summary>
public static class ConfigurationHash
{
    /// <summary>The hash of a tree; trees that mean the same to AWS have the same one.</summary>
    /// <returns><c>sha256:</c> and 64 hex digits.</returns>
    public static string Of(JsonObject tree)
    {
        var lines = FlatTree.Of(tree).OrderBy(leaf => leaf.Key, StringComparer.Ordinal).Select(leaf => $"{leaf.Key}={leaf.Value.Text}");
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
    }
}
