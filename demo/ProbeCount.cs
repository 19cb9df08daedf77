namespace Demo;

internal sealed record ProbeCount(int Requests, int Failed, string? FirstFailure)
{
    public override string ToString() => Failed == 0 ? $"{Requests} requests, 0 failed" : $"{Requests} requests, {Failed} failed (first: {FirstFailure})";
}
