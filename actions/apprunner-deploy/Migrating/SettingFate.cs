namespace AppRunnerDeploy;

/// <summary>What becomes of a setting of App Runner in ECS Express Mode.</summary>
/// <param name="Setting">Its name in App Runner.</param>
/// <param name="Like">Its like in Express; empty when it has none.</param>
/// <param name="Remark">What is to be done, or to be known.</param>
internal sealed record SettingFate(string Setting, string Like, string Remark)
{
    public override string ToString() => Like.Length == 0 ? $"{Setting}: no like in Express. {Remark}".TrimEnd() : $"{Setting} → {Like}{(Remark.Length > 0 ? $": {Remark}" : "")}";
}
