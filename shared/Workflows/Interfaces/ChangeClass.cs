namespace Actions.Workflows;

/// <summary>What a change of an interface asks of those who use it.</summary>
public enum ChangeClass
{
    /// <summary>Nothing: worth a line in the notes.</summary>
    Note,

    /// <summary>Nothing, but there is something new to use: a minor version.</summary>
    Addition,

    /// <summary>Something must be changed, or behaves differently: a major version.</summary>
    Breaking,
}
