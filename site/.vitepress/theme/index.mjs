import Theme from 'vitepress/theme';
import './contrast.css';
import './marbles.css';

export default Theme;
