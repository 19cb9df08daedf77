namespace SbomScan.Versions;

/// <summary>Orders the versions of one ecosystem.</summary>
internal interface IVersionOrder
{
    /// <exception cref="FormatException">One of the two is no version of the ecosystem.</exception>
    int Compare(string left, string right);
}
