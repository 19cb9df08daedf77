namespace LocalGitHub;

/// <summary>An annotation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Time">Where it is, in milliseconds since 1970.</param>
/// <param name="TimeEnd">The same for a point.</param>
/// <param name="Tags">As Grafana keeps them.</param>
/// <param name="Text">HTML.</param>
public sealed record LocalAnnotation(long Id, long Time, long TimeEnd, IReadOnlyList<string> Tags, string Text)
{
    /// <summary>Null: for the whole organisation.</summary>
    public string? DashboardUid { get; init; }

    public int? PanelId { get; init; }
}
