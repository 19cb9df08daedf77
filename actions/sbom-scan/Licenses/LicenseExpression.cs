namespace SbomScan.Licenses;

/// <summary>An SPDX licence expression. Its text is canonical: ids as the list spells them, deprecated ones replaced, no needless parentheses.</summary>
internal abstract record LicenseExpression
{
    private LicenseExpression()
    {
    }

    /// <summary>Every single licence in it, from left to right.</summary>
    public abstract IEnumerable<Single> Singles { get; }

    /// <exception cref="FormatException">It is not an expression; the message says why.</exception>
    public static LicenseExpression Parse(string text) => new LicenseExpressionParser(text).Read();

    /// <summary>One licence, with an exception or without.</summary>
    /// <param name="Id">Without a <c>+</c> at its end.</param>
    /// <param name="IsOrLater">Written with <c>+</c>: this version or any later one. The GNU licences have ids of their own for it.</param>
    /// <param name="Exception">What stands behind <c>WITH</c>.</param>
    internal sealed record Single(string Id, bool IsOrLater = false, string? Exception = null) : LicenseExpression
    {
        /// <summary>A text of somebody's own, not one of the list.</summary>
        public bool IsReference => Id.StartsWith("LicenseRef-", StringComparison.Ordinal) || Id.StartsWith("DocumentRef-", StringComparison.Ordinal);

        /// <summary>Valid SPDX: of the list, or a reference.</summary>
        public bool IsKnown => (IsReference ? Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or ':') : SpdxList.Find(Id) != null) && (Exception == null || SpdxList.FindException(Exception) != null);

        public override IEnumerable<Single> Singles => [this];

        public override string ToString() => Id + (IsOrLater ? "+" : "") + (Exception == null ? "" : $" WITH {Exception}");
    }

    /// <summary>All of them hold: <c>AND</c>.</summary>
    internal sealed record All(IReadOnlyList<LicenseExpression> Parts) : LicenseExpression
    {
        public override IEnumerable<Single> Singles => Parts.SelectMany(part => part.Singles);

        public override string ToString() => string.Join(" AND ", Parts.Select(part => part is Any ? $"({part})" : part.ToString()));
    }

    /// <summary>One of them may be chosen: <c>OR</c>.</summary>
    internal sealed record Any(IReadOnlyList<LicenseExpression> Parts) : LicenseExpression
    {
        public override IEnumerable<Single> Singles => Parts.SelectMany(part => part.Singles);

        public override string ToString() => string.Join(" OR ", Parts);
    }
}
