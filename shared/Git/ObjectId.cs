namespace Actions.Git;

/// <summary>Full id of a git object: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits, so that it is safe as an argument.</summary>
public readonly record struct ObjectId
{
    private readonly string? hex;

    private ObjectId(string hex) => this.hex = hex;

    /// <summary>All digits.</summary>
    public string Hex => hex ?? throw new InvalidOperationException("No object id was given.");

    /// <summary>The first seven digits, for people.</summary>
    public string Short => Hex[..7];

    /// <summary>Whether it belongs to a repository with SHA-256 ids.</summary>
    public bool IsSha256 => Hex.Length == 64;

    /// <summary>Nothing but zeros: git's and GitHub's "no such object".</summary>
    public bool IsZero => Hex.AsSpan().IndexOfAnyExcept('0') < 0;

    /// <summary>Reads a full id; anything else, also an abbreviated id or a ref, is refused.</summary>
    public static bool TryParse(string? text, out ObjectId id)
    {
        var valid = text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit);
        id = valid ? new ObjectId(text!.ToLowerInvariant()) : default;
        return valid;
    }

    /// <summary>Reads a full id.</summary>
    /// <exception cref="FormatException">It is not 40 or 64 hexadecimal digits.</exception>
    public static ObjectId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a full commit id of 40 or 64 hexadecimal digits");

    /// <summary>All digits.</summary>
    public override string ToString() => hex ?? "";
}
