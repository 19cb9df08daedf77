namespace Actions.Health;

/// <summary>An attempt that ended without a complete answer.</summary>
internal sealed class ProbeFailure(Fault fault, Exception? inner = null) : Exception(fault.ToString(), inner)
{
    public Fault Fault { get; } = fault;
}
