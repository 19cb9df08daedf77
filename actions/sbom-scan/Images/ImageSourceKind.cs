namespace SbomScan.Images;

internal enum ImageSourceKind
{
    /// <summary>A path; what is there tells itself.</summary>
    Any,
    DockerArchive,
    OciLayout,
    Daemon,
}
