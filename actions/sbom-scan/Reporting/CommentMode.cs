namespace SbomScan.Reporting;

/// <summary>When the pull request gets a comment.</summary>
internal enum CommentMode
{
    Off,

    /// <summary>With the first finding; it turns green when all are gone.</summary>
    OnFindings,
    Always,
}
