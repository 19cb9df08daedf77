namespace SbomScan.Wishes;

/// <summary>Whose ignore file holds on a pull request.</summary>
internal enum IgnoreFrom
{
    Head,
    Base,
}
