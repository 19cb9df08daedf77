namespace SbomScan.LockFiles;

/// <summary>What a lock file says is installed.</summary>
internal sealed record LockFileContent
{
    /// <summary>The version the file gives itself, such as <c>3</c>.</summary>
    public string? FormatVersion { get; init; }

    /// <summary>Each package once, own projects among them.</summary>
    public required IReadOnlyList<LockedPackage> Packages { get; init; }

    /// <summary>Whether the format tells what depends on what.</summary>
    public bool HasEdges { get; init; }

    /// <summary>The file itself says that nothing is installed, such as a lock with the root project alone.</summary>
    public bool StatesEmptiness { get; init; }

    /// <summary>For a file whose tool passes it over because another one is there.</summary>
    public static LockFileContent LeftTo(LockFile other) => new() { Packages = [], StatesEmptiness = true, Remarks = [$"{other.Path} counts in its place"] };

    /// <summary>What the reader could not tell, each a sentence for people.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
