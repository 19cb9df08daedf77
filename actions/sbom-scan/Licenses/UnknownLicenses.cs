namespace SbomScan.Licenses;

/// <summary>What packages whose licence is not known mean for the verdict.</summary>
internal enum UnknownLicenses
{
    Warn,
    Fail,
    Allow,
}
