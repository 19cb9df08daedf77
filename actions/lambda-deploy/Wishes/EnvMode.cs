namespace LambdaDeploy;

/// <summary>What happens to environment variables that are not named.</summary>
internal enum EnvMode
{
    Merge,
    Replace,
}
