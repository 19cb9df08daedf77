namespace Bench.LambdaDeploy;

/// <summary>What is deployed.</summary>
/// <param name="Name">For people.</param>
/// <param name="UpdateTime">How long Lambda works an update in.</param>
/// <param name="IsNew">False when everything is served already.</param>
internal sealed record Scenario(string Name, TimeSpan UpdateTime, bool IsNew)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("new code, update of 3 s", TimeSpan.FromSeconds(3), true),
        new("new code, update at once", TimeSpan.FromMilliseconds(100), true),
        new("nothing to deploy", TimeSpan.FromSeconds(3), false),
    ];

    public override string ToString() => Name;
}
