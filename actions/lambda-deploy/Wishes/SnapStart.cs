namespace LambdaDeploy;

/// <summary>What SnapStart prepares.</summary>
internal enum SnapStart
{
    PublishedVersions,
    None,
}
