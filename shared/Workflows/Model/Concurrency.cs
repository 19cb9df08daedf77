using Actions.Toolkit;
using YamlDotNet.Core;

namespace Actions.Workflows;

/// <summary>Which runs wait for each other.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Group">Its group as written.</param>
/// <param name="CancelInProgress"><c>true</c>, <c>false</c> or an expression; null when nothing is said, which is <c>false</c>.</param>
public sealed record Concurrency(Mark At, string Group, YamlValue.Scalar? CancelInProgress)
{
    /// <summary>Whether a newer run may cancel one that has begun.</summary>
    public bool MayCancel => CancelInProgress is { } cancel && cancel.Text != "false";

    internal static Concurrency? Read(YamlValue owner)
    {
        if (owner.KeyOf("concurrency") is not { } key) return null;
        var value = owner.Get("concurrency");
        return new Concurrency(key.At, value.Text() ?? value.Get("group").Text() ?? "", value.ScalarOf("cancel-in-progress"));
    }
}
