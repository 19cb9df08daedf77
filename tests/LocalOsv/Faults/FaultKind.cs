namespace LocalOsv;

/// <summary>Trouble a rule makes.</summary>
public enum FaultKind
{
    /// <summary>500.</summary>
    ServerError,

    /// <summary>429 with <c>retry-after</c>.</summary>
    RateLimit,

    /// <summary>400, as for a package that it does not understand.</summary>
    Refuse,

    /// <summary>The connection is cut without an answer.</summary>
    Reset,

    /// <summary>No answer comes.</summary>
    Hang,

    /// <summary>A page of HTML with status 200, as a captive portal sends it.</summary>
    Garbage,

    /// <summary>JSON of another shape.</summary>
    WrongShape,

    /// <summary>The right answer without its last result.</summary>
    Partial,

    /// <summary>Each page of a query names a next one.</summary>
    EndlessPages,

    /// <summary>A vulnerability whose id is a path.</summary>
    EvilId,

    /// <summary>Spaces, up to a gigabyte.</summary>
    HugeBody,

    /// <summary>The same, packed to a megabyte.</summary>
    GzipBomb,

    /// <summary>307 to the address of the rule.</summary>
    Redirect,
}
