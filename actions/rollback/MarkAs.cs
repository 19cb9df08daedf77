namespace Rollback;

/// <summary>The status that the record of the version left gets.</summary>
internal enum MarkAs
{
    Failure,
    Inactive,
}
