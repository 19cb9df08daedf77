namespace LambdaDeploy;

/// <summary>What X-Ray records.</summary>
internal enum Tracing
{
    Active,
    PassThrough,
}
