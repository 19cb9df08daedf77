using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Serialization;

namespace DetectChanges.Targets.Manifests;

/// <summary>Reads TOML, with every fault as one kind of exception.</summary>
internal static class Toml
{
    /// <exception cref="FormatException">It is not TOML.</exception>
    public static TomlTable Read(string text)
    {
        try
        {
            return TomlSerializer.Deserialize(text, TomlTables.Default.TomlTable) ?? [];
        }
        catch (TomlException problem)
        {
            throw new FormatException(problem.Message, problem);
        }
    }
}

/// <summary>Source-generated reader: the program is trimmed and cannot reflect.</summary>
[TomlSerializable(typeof(TomlTable))]
internal sealed partial class TomlTables : TomlSerializerContext;
