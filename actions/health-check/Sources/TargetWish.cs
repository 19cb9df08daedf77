using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>A target that was asked for: known already, or by where its address is found.</summary>
internal sealed record TargetWish
{
    public Target? Known { get; private init; }

    public TargetSource? Source { get; private init; }

    public RequestTemplate? Request { get; init; }

    public Expectation? Expectation { get; init; }

    /// <exception cref="FormatException">It is neither an address nor a source; the message does not show it.</exception>
    public static TargetWish Parse(string text, Uri? root, Masks masks) => TargetSource.Parse(text) is { } source
        ? new TargetWish { Source = source }
        : new TargetWish { Known = Target.Parse(TargetUrl.Join(root, text), masks) };

    /// <summary>The target, once its address is known.</summary>
    public Target At(Target found) => found with { Request = Request, Expectation = Expectation };
}
