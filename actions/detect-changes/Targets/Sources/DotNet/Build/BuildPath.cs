using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>
/// What a text means as the name of files. Properties put marks into texts which XML itself cannot contain: where the repository begins,
/// what is not known, and what is known to lie elsewhere.
/// </summary>
/// <param name="Name">Relative to the root of the repository, perhaps with wildcards; <see langword="null"/> when that is not known, or it lies elsewhere.</param>
/// <param name="Ending">How a name ends whose beginning is not known.</param>
internal readonly record struct BuildPath(string? Name, string? Ending)
{
    /// <summary>The root of the repository, where MSBuild has an absolute name.</summary>
    public const char Root = '\u0001';

    /// <summary>Something that is not known.</summary>
    public const char Unknown = '\u0002';

    /// <summary>Something outside of the repository, or made by the build.</summary>
    public const char Outside = '\u0003';

    public bool IsOutside => Name == null && Ending == null;
    public bool HasWildcards => (Name ?? Ending)?.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether a name whose beginning is not known says at least which file is meant.</summary>
    public bool SaysWhich => Path.GetFileNameWithoutExtension(Ending) is { Length: > 0 };

    /// <summary>A folder of the repository as properties hold it, with a slash behind it.</summary>
    public static string Absolute(string folder) => folder.Length == 0 ? $"{Root}/" : $"{Root}/{folder}/";

    /// <summary>What the text means when it is written for a folder.</summary>
    public static BuildPath Of(string text, string folder)
    {
        text = text.Trim().Replace('\\', '/');
        if (text.Contains(Outside) || HasDrive(text)) return default;
        if (EndOfUnknown(text) is > 0 and var end) return new(null, EndOf(text[end..]));
        var root = text.LastIndexOf(Root);
        var name = root < 0 ? RepositoryPath.Resolve(folder, text) : RepositoryPath.Resolve("", text[(root + 1)..].TrimStart('/'));
        return new(name is null ? null : Uri.UnescapeDataString(name), null);
    }

    /// <summary>Whether a path may be the one that is meant.</summary>
    public bool Matches(string path)
    {
        if (HasWildcards) return BuildGlob.Matches(Name ?? $"**/{Ending}", path);
        return Name != null ? path.Equals(Name, StringComparison.OrdinalIgnoreCase)
            : Ending is { Length: > 0 } && path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The folder all that is meant lies in, as far as there are no wildcards.</summary>
    public string Folder()
    {
        if (Name == null) return "";
        var wildcard = Name.AsSpan().IndexOfAny('*', '?');
        return RepositoryPath.Folder(wildcard < 0 ? Name : Name[..wildcard]);
    }

    // What stands before the last ".." may be anything.
    private static string EndOf(string text)
    {
        var up = text.LastIndexOf("..", StringComparison.Ordinal);
        return Uri.UnescapeDataString(RepositoryPath.Resolve("", text[(up < 0 ? 0 : up + 2)..].TrimStart('/')) ?? "");
    }

    private static bool HasDrive(string text) => text.Length > 1 && text[1] == ':' && char.IsAsciiLetter(text[0]);

    // Behind the last mark, property, list of items or metadata in the text; 0 when there is none.
    private static int EndOfUnknown(string text)
    {
        var open = Math.Max(Math.Max(text.LastIndexOf("$(", StringComparison.Ordinal), text.LastIndexOf("@(", StringComparison.Ordinal)), text.LastIndexOf("%(", StringComparison.Ordinal));
        var closed = open < 0 ? -1 : text.IndexOf(')', open);
        return Math.Max(text.LastIndexOf(Unknown) + 1, open < 0 ? 0 : closed < 0 ? text.Length : closed + 1);
    }
}
