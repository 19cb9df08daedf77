namespace EcsDeploy;

/// <summary>Whether services are deployed at once, or each after the verdict on the one before.</summary>
internal enum Order
{
    Parallel,
    Sequential,
}
