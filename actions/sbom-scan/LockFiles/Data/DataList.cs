namespace SbomScan.LockFiles.Data;

internal sealed record DataList(int Line, List<DataValue> Items) : DataValue(Line)
{
    public IEnumerable<DataMap> Maps => Items.Select(item => item.As<DataMap>("an item of the list"));

    public IEnumerable<string> Texts => Items.Select(item => item.As<DataText>("an item of the list").Text);
}
