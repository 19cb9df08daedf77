using Actions.Toolkit;

namespace SbomScan.LockFiles;

/// <summary>Large mappings, to be looked up by key many times.</summary>
internal static class YamlIndex
{
    /// <exception cref="FormatException">A key stands twice.</exception>
    public static Dictionary<string, (YamlValue.Scalar Key, YamlValue Value)> Of(YamlValue? mapping)
    {
        var entries = new Dictionary<string, (YamlValue.Scalar, YamlValue)>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries())
        {
            if (!entries.TryAdd(entry.Key.Text, entry)) throw Fault.At(entry.Key, $"'{entry.Key.Text}' stands twice");
        }

        return entries;
    }
}
