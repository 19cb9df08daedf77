namespace SbomScan.Wishes;

/// <summary>What happens when the configuration of an image is not as it should be.</summary>
internal enum ImagePolicyMode
{
    Off,
    Warn,
}
