namespace SbomScan.Packages;

/// <summary>What a package is installed for. The order is the one of weight: of several occurrences the first counts.</summary>
internal enum Scope
{
    Runtime,

    /// <summary>The format cannot tell: counts as runtime.</summary>
    Unknown,
    Optional,
    Dev,
    Test,
}
