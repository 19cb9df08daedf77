namespace LambdaDeploy;

/// <summary>How an alias goes to a new version.</summary>
internal enum Strategy
{
    AllAtOnce,
    Canary,
}
